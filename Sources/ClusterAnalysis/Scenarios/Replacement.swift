import ClusterModel
import GraphAlgorithms
import GraphCore

/// Tries out who could take the place of those that leave.
struct Replacement {
  /// More profiles than anybody reads; those that most organisations have come first.
  private static let profileLimit = 40

  private let before: RepairGround
  private let after: RepairGround
  private let options: RepairPlan.Options
  private let byGroup: BlockLoss
  private let byCountry: BlockLoss?
  private let candidates: [Candidate]
  let notices: [String]

  /// A combination of group and country.
  private struct Candidate: Hashable {
    let group: String
    let country: Country?
  }

  init(
    _ before: RepairGround, _ after: RepairGround, _ distances: HopDistances, _ options: RepairPlan.Options
  ) throws(GraphError) {
    (self.before, self.after, self.options) = (before, after, options)
    let earlier = HopDistances(before.graph, threads: options.threads)
    byGroup = BlockLoss(
      before: (before.groupKeys, earlier), after: (after.groupKeys, distances))
    let isByCountry = before.grouping.attribute == "country"
    byCountry =
      isByCountry
      ? nil : BlockLoss(before: (before.countryKeys, earlier), after: (after.countryKeys, distances))
    var counts: [Candidate: Int] = [:]
    let leavers = before.network.leavers(for: after.network)
    let home = before.network.records.homeCountries
    let areHome = Set(leavers.compactMap { before.network[$0].country.map(home.contains) })
    for node in after.network.graph.nodes {
      guard let candidate = Self.candidate(node, after, isByCountry) else { continue }
      let country = after.network[node].country
      // Whoever takes the place of a home organisation is one, and so is a third-country contact's successor.
      guard home.isEmpty || areHome.isEmpty || (country.map { areHome.contains(home.contains($0)) } ?? false) else {
        continue
      }
      counts[candidate, default: 0] += 1
    }
    let likeLeavers = Set(leavers.compactMap { Self.candidate($0, before, isByCountry) })
    for candidate in likeLeavers { counts[candidate, default: 0] += 0 }
    func place(_ candidate: Candidate) -> (Int, Int, String, String) {
      (
        likeLeavers.contains(candidate) ? 0 : 1, -(counts[candidate] ?? 0), candidate.group,
        candidate.country?.code ?? ""
      )
    }
    let order = counts.keys.sorted { place($0) < place($1) }
    candidates = Array(order.prefix(Self.profileLimit))
    notices =
      order.count > candidates.count
      ? ["\(candidates.count) of \(order.count) profiles were tried, those that most organisations have"] : []
  }

  /// The blocks between which something was lost, most first.
  var blocks: [RepairPlan.LostBlock] {
    byGroup.lost.sorted { left, right in
      (right.value.loss, left.key.first, left.key.second) < (left.value.loss, right.key.first, right.key.second)
    }.map { block, sums in
      RepairPlan.LostBlock(
        first: block.first, second: block.second, closeness: Change(before: sums.before, after: sums.after))
    }
  }

  /// Every profile with what it makes good, best first.
  func profiles() throws -> [RepairPlan.Profile] {
    let leavers = before.network.leavers(for: after.network)
    let isByCountry = byCountry == nil
    let likeLeavers = Set(leavers.compactMap { Self.candidate($0, before, isByCountry) })
    let base = try after.graph.withoutDirections(extraNodes: 1)
    let newcomer = NodeID(after.graph.nodeCount)
    var joined: [String: (partners: [RecordID], distances: HopDistances)] = [:]
    var profiles: [RepairPlan.Profile] = []
    for candidate in candidates {
      let choice = try joined[candidate.group] ?? join(newcomer, candidate.group, to: base)
      joined[candidate.group] = choice
      let groups = after.groupKeys + [candidate.group]
      let countries = after.countryKeys + [candidate.country?.code]
      let examples = after.network.graph.nodes.filter { Self.candidate($0, after, isByCountry) == candidate }
      profiles.append(
        RepairPlan.Profile(
          group: candidate.group, country: candidate.country, isLikeLeaver: likeLeavers.contains(candidate),
          examples: examples.map { after.network[$0].label }, partners: choice.partners,
          repairedBetweenGroups: byGroup.repaired(groups, choice.distances),
          repairedBetweenCountries: byCountry?.repaired(countries, choice.distances)))
    }
    return profiles.enumerated().sorted { left, right in
      let (a, b) = (left.element.repaired ?? 0, right.element.repaired ?? 0)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }

  /// Lets a newcomer of a group make its ties.
  private func join(
    _ newcomer: NodeID, _ group: String, to base: Graph
  ) throws -> (partners: [RecordID], distances: HopDistances) {
    let network = after.network
    let keys = Array(Set(after.groupKeys.compactMap(\.self) + [group])).sorted()
    let partition = NodePartition(
      (after.groupKeys + [group]).map { $0.flatMap { keys.firstIndex(of: $0) } }, groupCount: keys.count)
    let ends = formerContacts
    let chosen = try base.greedyTies(
      from: ends.map { Edge(source: $0, target: newcomer) }, count: options.tieCount,
      pairs: .acrossGroups(partition), threads: options.threads)
    let graph = try base.adding(chosen.map(\.tie))
    return (chosen.map { network.id(of: $0.tie.source) }, HopDistances(graph, threads: options.threads))
  }

  /// Those that stay and were tied to somebody who leaves.
  private var formerContacts: [NodeID] {
    let leavers = before.network.leavers(for: after.network)
    let contacts = Set(leavers.flatMap { before.graph.neighbors(of: $0) }).sorted()
    return contacts.filter { before.network[$0].organisation != nil }
      .compactMap { after.network.table.node(of: before.network.id(of: $0)) }.sorted()
  }

  private static func candidate(_ node: NodeID, _ ground: RepairGround, _ isByCountry: Bool) -> Candidate? {
    guard let organisation = ground.network[node].organisation, let group = ground.grouping.key(of: node) else {
      return nil
    }
    guard !isByCountry else { return Candidate(group: group, country: nil) }
    return organisation.country.map { Candidate(group: group, country: $0) }
  }
}

extension RepairGround {
  /// The group of each node that is an organisation.
  fileprivate var groupKeys: [String?] {
    network.graph.nodes.map { network[$0].organisation == nil ? nil : grouping.key(of: $0) }
  }

  /// The country of each node that is an organisation.
  fileprivate var countryKeys: [String?] { network.members.map { $0.organisation?.country?.code } }
}

extension ClusterNetwork {
  /// The organisations that another network lacks.
  fileprivate func leavers(for other: ClusterNetwork) -> [NodeID] {
    graph.nodes.filter { self[$0].organisation != nil && other.table.node(of: id(of: $0)) == nil }
  }
}

/// What was lost between each pair of groups, in sums of 1 / distance.
private struct BlockLoss {
  struct Block: Hashable {
    let first: String
    let second: String
  }

  struct Sums {
    var before: Double
    var after: Double
    var loss: Double { before - after }
  }

  /// The blocks that lost something.
  let lost: [Block: Sums]

  init(before: (keys: [String?], distances: HopDistances), after: (keys: [String?], distances: HopDistances)) {
    let (was, then) = (Self.sums(before.keys, before.distances), Self.sums(after.keys, after.distances))
    var lost: [Block: Sums] = [:]
    for (block, sum) in was where sum - (then[block] ?? 0) > 1e-9 {
      lost[block] = Sums(before: sum, after: then[block] ?? 0)
    }
    self.lost = lost
  }

  /// The share of the loss that is made good where these are the distances; nil if nothing was lost.
  func repaired(_ keys: [String?], _ distances: HopDistances) -> Double? {
    let now = Self.sums(keys, distances)
    // Sums are added in the order of the blocks' names, so that they repeat to the last bit.
    let blocks = lost.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
    let total = blocks.reduce(0) { $0 + $1.value.loss }
    guard total > 0 else { return nil }
    let repaired = blocks.reduce(0) { sum, block in
      sum + min(block.value.loss, max(0, (now[block.key] ?? 0) - block.value.after))
    }
    return repaired / total
  }

  private static func sums(_ keys: [String?], _ distances: HopDistances) -> [Block: Double] {
    let names = Array(Set(keys.compactMap(\.self))).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groups = keys.map { $0.flatMap { places[$0] } }
    var sums = [Double](repeating: 0, count: names.count * names.count)
    for (first, a) in groups.enumerated() {
      guard let a else { continue }
      for second in groups.indices[(first + 1)...] {
        guard let b = groups[second], a != b else { continue }
        sums[min(a, b) * names.count + max(a, b)] += closeness(distances[NodeID(first), NodeID(second)])
      }
    }
    var blocks: [Block: Double] = [:]
    for (place, sum) in sums.enumerated() where sum > 0 {
      blocks[Block(first: names[place / names.count], second: names[place % names.count])] = sum
    }
    return blocks
  }
}
