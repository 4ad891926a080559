import ArgumentParser
import ClusterAnalysis
import ClusterModel

/// Which part of the data becomes the network, and how.
struct NetworkOptions: ParsableArguments {
  enum Direction: String, EnumerableFlag {
    case directed, undirected

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .directed: "Every tie runs from its source to its target."
      case .undirected: "No tie has a direction. By default the data decide."
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "The kinds of tie that count, with commas between, or “all”. By default all that the data set calls a step.",
      valueName: "kind,…"))
  var ties: String?

  @Option(help: "How activities enter: as nodes, or as ties between those who took part.")
  var affiliations: AffiliationRule = .newman

  @Option(
    help: ArgumentHelp("Kinds of organisation to leave out, with commas between: the hub test.", valueName: "kind,…"))
  var without: String?

  @Option(
    help: ArgumentHelp("The network as it stood on a day (YYYY-MM-DD).", valueName: "date"),
    transform: { text in
      guard let date = PartialDate(text) else {
        throw ValidationError("“\(text)” is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
      }
      return date.last
    })
  var asOf: Day?

  @Flag(exclusivity: .exclusive) var direction: Direction?

  @Flag(help: "Count every tie as 1, whatever its strength.") var unweighted = false

  /// The options for records, with kinds checked against those that occur.
  func projection(of records: ClusterRecords) throws -> ProjectionOptions {
    var options = ProjectionOptions(affiliations: affiliations, asOf: asOf, ignoresStrength: unweighted)
    options.direction =
      switch direction {
      case .directed: .directed
      case .undirected: .undirected
      case nil: .fromData
      }
    let tieKinds = records.ties.kinds.union(records.tieKindRules.keys)
    if ties == "all" {
      options.tieKinds = tieKinds
    } else if let ties {
      options.tieKinds = Set(
        try checked(ties, "--ties", against: tieKinds.map(\.rawValue)).map(TieKind.init(rawValue:)))
    }
    if let without {
      let kinds = Set(records.organisations.compactMap { $0.kind?.rawValue })
      options.without = Set(
        try checked(without, "--without", against: Array(kinds)).map(OrganisationKind.init(rawValue:)))
    }
    return options
  }

  private func checked(_ list: String, _ option: String, against known: [String]) throws -> [String] {
    let words = list.split(separator: ",").map { $0.trimmingBlanks() }
    for word in words where !known.contains(word) {
      throw CommandFailure(
        .usage,
        "\(option): the data have no kind “\(word)”; "
          + (known.isEmpty ? "they name no kinds" : "there are: \(known.sorted().joined(separator: ", "))"))
    }
    return words
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
