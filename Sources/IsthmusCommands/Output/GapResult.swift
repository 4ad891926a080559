import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphFormats

/// What `isthmus gaps` found, ready to be written.
struct GapResult: ResultParts {
  static let schema = "isthmus.gaps/1"

  let analysis: GapAnalysis
  let top: Int
  let progress: [GapProgress]?

  var network: ClusterNetwork { analysis.network }
  var grouping: Grouping { analysis.grouping }
  var places: HomeAndMarkets { analysis.scope.places }

  /// What was assumed, for standard error.
  var notices: [String] {
    var notices: [String] = []
    if analysis.eligibleCount > analysis.ranking.count {
      notices.append(
        "\(analysis.ranking.count) of \(analysis.eligibleCount) possible pairs measured; --candidates takes more")
    }
    if analysis.isEstimated {
      notices.append("the network is large: gains are estimates from a sample of nodes, each with its margin")
    }
    let nowhere = network.graph.nodes.count { node in
      network[node].organisation != nil && !places.isHome[node.index] && places.marketOfNode[node.index] == nil
    }
    if nowhere > 0 && analysis.options.policy != .any {
      notices.append(
        "\(counted(nowhere, "organisation")) neither at home\(home) nor in a market not recommended; they can still "
          + "introduce (--pairs any takes them in)")
    }
    return notices
  }

  /// Which countries are home and, unless the data set names them, why.
  private var home: String {
    guard let countries = places.homeCountries else { return "" }
    let most = 6
    let names = countries.sorted().prefix(most).map(\.nameInSentence)
    let list = countries.count > most ? names.joined(separator: ", ") + " and others" : listed(names)
    return network.records.homeCountries.isEmpty
      ? " (\(list), where cluster organisations and their members are; “home” in datapackage.json names others)"
      : " (\(list))"
  }

  func label(_ node: NodeID) -> String { network[node].label }
  func id(_ node: NodeID) -> String { network.id(of: node) }

  /// A chain by names.
  func names(of chain: IntroductionChain) -> String { chain.nodes.map(label).joined(separator: " – ") }

  /// Where a row is and where its fact is stated: “ties.csv:3 (Summary, first paragraph)”.
  func place(of provenance: Provenance) -> String {
    "\(provenance.file):\(provenance.row)" + (provenance.source.map { " (\($0))" } ?? "")
  }

  func table(of part: Gaps.Part) -> ResultTable {
    switch part {
    case .pairs: pairs
    case .blocks: blocks(analysis.groupBlocks)
    case .countryBlocks: countryBlocks
    case .whiteSpots: whiteSpots
    case .markets: markets
    case .ways: ways
    case .best: best
    case .underway: underway
    case .surveys: surveys
    case .indicators: indicators
    case .progress: progressTable
    }
  }
}
