import ClusterModel
import GraphAlgorithms
import GraphCore

extension MarketReach {
  /// Looks into each market, and into all of them together if there are several and they were asked for.
  static func all(_ scope: GapScope) -> [MarketReach] {
    let places = Array(scope.places.markets.indices)
    let single = places.map { MarketReach(scope, markets: [$0]) }
    guard scope.options.markets != nil, places.count > 1 else { return single }
    return single + [MarketReach(scope, markets: places)]
  }

  /// Finds how some markets are reached.
  ///
  /// - Complexity: O((*c* + *h* + *s*) (*n* + *m*)) for *c* other markets, *h* holders and *s* home organisations.
  private init(_ scope: GapScope, markets: [Int]) {
    let (graph, places) = (scope.network.graph, scope.places)
    aims = markets.map { places.markets[$0] }
    steps = scope.options.steps
    let contacts = markets.flatMap { places.contacts(in: $0) }.sorted()
    self.contacts = contacts
    let home = places.homeNodes
    homeCount = home.count
    let table = graph.reachTable(to: contacts)
    ways = home.map { Way(home: $0, chain: table.chains[$0.index]) }
      .sorted { ($0.length, $0.home) < ($1.length, $1.home) }
    within = (1...3).map { limit in home.count { (table.distances[$0.index] ?? .max) <= limit } }
    reachingCount = home.count { table.distances[$0.index] != nil }
    holders = Self.holders(of: contacts, scope)
    alternatives = places.markets.indices.filter { !markets.contains($0) }.compactMap {
      Alternative(graph, home: home, to: contacts, via: places.contacts(in: $0), places.markets[$0].country)
    }
  }

  private static func holders(of contacts: [NodeID], _ scope: GapScope) -> [Holder] {
    let (graph, home) = (scope.network.graph, scope.places.homeNodes)
    let isContact = Set(contacts)
    let before = graph.stepsToNearest(of: contacts)
    return graph.reachFragility(
      of: contacts, within: scope.options.steps, among: home, threads: scope.options.threads
    ).map { fragility in
      let holder = fragility.holder
      let rest = graph.removingTies(of: CollectionOfOne(holder))
      let after = rest.stepsToNearest(of: contacts)
      let others = home.filter { $0 != holder }
      let losing = others.filter {
        (before[$0.index] ?? .max) <= scope.options.steps && (after[$0.index] ?? .max) > scope.options.steps
      }
      let (fromHome, fromOthers) = (graph.stepsToNearest(of: home), rest.stepsToNearest(of: others))
      return Holder(
        node: holder, contacts: graph.neighbors(of: holder).filter(isContact.contains),
        near: fragility.reaching, losing: losing,
        cutOff: others.filter { before[$0.index] != nil && after[$0.index] == nil },
        contactsLost: contacts.filter { fromHome[$0.index] != nil && fromOthers[$0.index] == nil })
    }
  }
}

extension MarketReach.Way {
  fileprivate var length: Int { chain?.hopCount ?? .max }
}

extension MarketReach.Alternative {
  /// Finds chains whose last node before the market is in another one; nil without a tie between the two.
  fileprivate init?(_ graph: Graph, home: [NodeID], to contacts: [NodeID], via others: [NodeID], _ country: Country) {
    let (isContact, isOther) = (Set(contacts), Set(others))
    let links = contacts.flatMap { contact in
      graph.neighbors(of: contact).filter(isOther.contains).map { NodePair($0, contact) }
    }
    guard !links.isEmpty else { return nil }
    // A chain ends at the first contact of the market, so all that is cut are the ties that other nodes have to one.
    let narrowed = graph.removing(
      graph.edges.filter { edge in
        if isContact.contains(edge.source) { return !isOther.contains(edge.target) }
        return isContact.contains(edge.target) && !isOther.contains(edge.source)
      })
    let table = narrowed.reachTable(to: contacts)
    via = country
    self.links = links.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    within = (1...3).map { limit in home.count { (table.distances[$0.index] ?? .max) <= limit } }
    reachingCount = home.count { table.distances[$0.index] != nil }
    chain = home.compactMap { table.chains[$0.index] }.min { $0.hopCount < $1.hopCount }
  }
}
