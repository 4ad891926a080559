public import ClusterModel

/// How many rows of a file were read.
public struct TableCount: Hashable, Sendable {
  /// The file, as the user would name it.
  public var file: String
  /// The rows with data, without header and blank lines.
  public var rows: Int
  /// How many of them had to be left out.
  public var omittedRows: Int

  /// Makes a count.
  public init(file: String, rows: Int, omittedRows: Int) {
    (self.file, self.rows, self.omittedRows) = (file, rows, omittedRows)
  }
}

/// The records of a network, with everything that was noticed while reading them.
public struct LoadedNetwork: Hashable, Sendable {
  /// The records: ids are unique, and every id that is used is there.
  public var records: ClusterRecords
  /// What is wrong in the data, in the order of files and rows; only warnings if the run was strict.
  public var problems: [ImportProblem]
  /// What was done without being asked, in sentences for the user.
  public var notices: [String]
  /// How many rows were left out because of problems.
  public var omittedRows: Int
  /// How many rows each file has, in the order of reading.
  public var tables: [TableCount]

  /// Makes a network that was read in some other way, such as from a graph file.
  public init(
    records: ClusterRecords, problems: [ImportProblem] = [], notices: [String] = [], omittedRows: Int = 0,
    tables: [TableCount] = []
  ) {
    (self.records, self.problems, self.notices) = (records, problems, notices)
    (self.omittedRows, self.tables) = (omittedRows, tables)
  }
}

/// Every problem of an input at once.
public struct CheckReport: Hashable, Sendable {
  /// What is wrong in the data, in the order of files and rows.
  public var problems: [ImportProblem]
  /// What was done without being asked, in sentences for the user.
  public var notices: [String]
  /// How many rows each file has, in the order of reading.
  public var tables: [TableCount]
  /// The rows that could be used; nil if there is nothing to make a network of.
  public var records: ClusterRecords?
  /// The rows that could not, each with its file, row and problems, as CSV; nil if there are none or nobody asked.
  public var leftOut: String?

  /// Whether a strict run would go through.
  public var isLoadable: Bool { records != nil && !problems.contains { $0.severity == .error } }
}
