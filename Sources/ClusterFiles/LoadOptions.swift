import Foundation
public import GraphFormats

/// What a data problem does to a run.
public enum ProblemPolicy: String, CaseIterable, Sendable {
  /// A problem of severity error stops the run; all problems are reported first.
  case strict
  /// A row with an error is left out, with the rows that need it, and reported.
  case lenient
}

/// How to read a network.
public struct LoadOptions: Hashable, Sendable {
  /// What a data problem does to the run.
  public var problems: ProblemPolicy = .strict
  /// The node table of an edge list; nil looks for one beside it.
  public var nodeTable: String?
  /// What stands between fields; nil finds it out from the header of each file.
  public var separator: CSVSeparator?

  /// What the file is; nil tells it by its name.
  public var format: InputFormat?
  /// Where the ids of nodes come from in a file of an interchange format.
  public var nodeIDs: ReadOptions.NodeIDs = .automatic
  /// How many threads read; nil stands for one per processor.
  ///
  /// The result is the same for any number.
  public var threads: Int?

  /// Makes options.
  public init(problems: ProblemPolicy = .strict, nodeTable: String? = nil, separator: CSVSeparator? = nil) {
    (self.problems, self.nodeTable, self.separator) = (problems, nodeTable, separator)
  }
}

extension LoadOptions {
  /// How many threads read.
  var threadCount: Int { max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount) }
}
