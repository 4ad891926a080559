import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of who mixes with whom: ties between groups as a table, held against chance, with what is missing marked.
struct SectorsView {
  let network: ClusterNetwork
  let grouping: Grouping
  var settings = ViewSettings()
  /// How many networks with shuffled labels say what is surprising.
  var draws = 999
  var seed: UInt64 = 1
  /// Whether there is a table for each country instead of one for all.
  var isByCountry = false

  /// How many rows can be read on the frame, of which title, legend and names take a part.
  private var mostRows: Int {
    let frame = settings.frame.points
    return Int(max(3, min(30, (frame.height - 140) / 13, (frame.width * 0.8 - 90) / 20)))
  }
  private static let mostTables = 6

  func diagram() -> Diagram {
    isByCountry ? countryTables() : wholeTable()
  }

  private func wholeTable() -> Diagram {
    let groups = ShownGroups(grouping, limit: settings.limit ?? mostRows)
    let graph = network.graph
    let matrix = graph.mixingMatrix(groups.partition)
    let significance = graph.mixingSignificance(groups.partition, draws: draws, seed: seed)
    let indices = groups.names.indices
    var nodes: [DiagramNode] = []
    var deficits: [(a: Int, b: Int, missing: Double)] = []
    for a in indices {
      for b in indices {
        let cell = matrix[a, b]
        let count = BlockDeficits.Count(
          observed: cell.observed, expected: cell.expected, z: cell.z, p: significance.pValue(a, b),
          q: significance.qValue(a, b))
        nodes.append(node(id: "\(a)/\(b)", groups.names[a], groups.names[b], count))
        if count.isMissing, a < b || (matrix.isDirected && a != b) { deficits.append((a, b, count.deficit)) }
      }
    }
    let worst = deficits.max { $0.missing < $1.missing }
    let table = DiagramTable(
      rows: groups.names, columns: groups.names, cells: indices.map { a in indices.map { "\(a)/\($0)" } })
    let title =
      worst.map { worst in
        let cell = matrix[worst.a, worst.b]
        return
          "\(groups.names[worst.a]) and \(groups.names[worst.b]) have \(counted(cell.observed, "tie")) where chance "
          + "would give \(oneDecimal(cell.expected))"
      } ?? "No two \(grouping.plural) have fewer ties than chance explains"
    return diagram(title: title, nodes: nodes, tables: [table], groups: groups)
  }

  /// For each of the largest countries, its organisations by group against whom they are tied to, by group, anywhere.
  private func countryTables() -> Diagram {
    let groups = ShownGroups(grouping, limit: min(settings.limit ?? 12, 12))
    var sizes: [Country: Int] = [:]
    for node in network.graph.nodes where groups.partition[node] != nil {
      if let country = network[node].country { sizes[country, default: 0] += 1 }
    }
    let countries = sizes.keys.sorted { (-(sizes[$0] ?? 0), $0) < (-(sizes[$1] ?? 0), $1) }
    let shown = Array(countries.prefix(Self.mostTables))
    // Group and country together make the blocks; expectations of blocks add up.
    let places = Dictionary(uniqueKeysWithValues: countries.enumerated().map { ($1, $0) })
    let groupCount = groups.names.count
    let blocks = NodePartition(
      network.graph.nodes.map { node in
        guard let group = groups.partition[node] else { return nil }
        // Those of no known country are a block of their own, so that ties with them count.
        return (network[node].country.flatMap { places[$0] } ?? countries.count) * groupCount + group
      }, groupCount: (countries.count + 1) * groupCount)
    let matrix = network.graph.mixingMatrix(blocks)
    var nodes: [DiagramNode] = []
    var tables: [DiagramTable] = []
    var worst: (text: String, missing: Double)?
    for (place, country) in shown.enumerated() {
      var cells: [[String?]] = []
      for a in 0..<groupCount {
        cells.append(
          (0..<groupCount).map { b in
            let all = (0...countries.count).map { matrix[place * groupCount + a, $0 * groupCount + b] }
            let (observed, expected) = (all.map(\.observed).reduce(0, +), all.map(\.expected).reduce(0, +))
            guard expected > 0 || observed > 0 else { return nil }
            let count = BlockDeficits.Count(observed: observed, expected: expected, z: nil, p: 1, q: nil)
            let id = "\(country.code)/\(a)/\(b)"
            nodes.append(node(id: id, "\(groups.names[a]) in \(country.name)", groups.names[b], count))
            if count.isMissing, count.deficit > worst?.missing ?? 0 {
              worst = (
                "\(groups.names[a]) in \(country.name) has \(counted(observed, "tie")) with \(groups.names[b]) where "
                  + "chance would give \(oneDecimal(expected))", count.deficit
              )
            }
            return id
          })
      }
      let name = "\(country.name): \(counted(sizes[country] ?? 0, "organisation"))"
      tables.append(DiagramTable(name: name, rows: groups.names, columns: groups.names, cells: cells))
    }
    var result = diagram(
      title: worst?.text ?? "Who is tied to which \(grouping.singular), by country", nodes: nodes, tables: tables,
      groups: groups)
    result.style.remarks.lines.append("rows: in the country; columns: tied to, anywhere")
    if countries.count > shown.count {
      result.caption[0] += " The \(shown.count) of \(countries.count) countries with most organisations."
    }
    return result
  }

  private func node(id: String, _ row: String, _ column: String, _ count: BlockDeficits.Count) -> DiagramNode {
    let mark = count.isMissing ? "▼" : count.isAbundant ? "▲" : ""
    return DiagramNode(
      id: id, label: "\(mark)\(count.observed) of \(oneDecimal(count.expected))",
      description: "\(row) – \(column): \(counted(count.observed, "tie")), \(oneDecimal(count.expected)) expected; "
        + count.verdict.rawValue,
      shape: .box, fill: .scale(count.shade), emphasis: count.isMissing ? .focus : .normal)
  }

  private func diagram(
    title: String, nodes: [DiagramNode], tables: [DiagramTable], groups: ShownGroups
  ) -> Diagram {
    var style = DiagramStyle()
    style.remarks = StyleRemarks(
      title: "In each field",
      lines: [
        "3 of 9.2: three ties; 9.2 if \(grouping.plural) were dealt out at random",
        "▼ fewer than chance explains, or none of three or more",
        "▲ more than chance explains", "darker: farther from chance",
      ])
    var caption = DiagramCaption(network, grouping: grouping).lines
    if groups.mergedCount > 0 {
      caption.insert("The \(groups.mergedCount) smallest \(grouping.plural) are counted together as other.", at: 1)
    }
    var diagram = Diagram(
      title: settings.title ?? title, caption: caption,
      description:
        "Ties between \(grouping.plural) of \(network.records.title), with the number that chance would give.",
      nodes: nodes, edges: [], style: style, frame: settings.frame, theme: settings.theme)
    diagram.form = .tables(tables)
    return diagram
  }
}

/// The groups that a table has rows for: the largest, and the rest as one.
private struct ShownGroups {
  let names: [String]
  let partition: NodePartition
  let mergedCount: Int

  init(_ grouping: Grouping, limit: Int) {
    let partition = grouping.partition
    let all = grouping.keys.indices
    guard all.count > limit else {
      (names, self.partition, mergedCount) = (grouping.names, partition, 0)
      return
    }
    let largest = all.sorted { (-partition.sizes[$0], $0) < (-partition.sizes[$1], $1) }.prefix(limit - 1).sorted()
    let places = Dictionary(uniqueKeysWithValues: largest.enumerated().map { ($1, $0) })
    names = largest.map { grouping.names[$0] } + ["other"]
    mergedCount = all.count - largest.count
    self.partition = NodePartition(
      (0..<partition.nodeCount).map { node in partition[NodeID(node)].map { places[$0] ?? largest.count } },
      groupCount: largest.count + 1)
  }
}

extension BlockDeficits.Count {
  /// Whether there are fewer ties than chance explains, or none where there should be some.
  fileprivate var isMissing: Bool { verdict == .underConnected || verdict == .whiteSpot }
  /// Whether there are more ties than chance explains.
  fileprivate var isAbundant: Bool { verdict == .overConnected }

  /// How far the number is from chance, from -1 (none at all) over 0 to 1 (three times as many or more); fields where
  /// hardly a tie is expected stay pale.
  fileprivate var shade: Double {
    guard expected > 0 else { return observed > 0 ? 0.5 : 0 }
    let ratio = Double(observed) / expected
    let strength = min(1, max(expected, Double(observed)) / BlockDeficits.whiteSpotExpectation)
    return strength * (ratio < 1 ? ratio - 1 : min(1, (ratio - 1) / 2))
  }
}

/// A number with one decimal, or none where that is 0.
private func oneDecimal(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}
