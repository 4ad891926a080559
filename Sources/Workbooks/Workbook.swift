/// A cell of a spreadsheet as text, and what it was.
public struct WorkbookCell: Hashable, Sendable {
  /// What a cell holds.
  public enum Kind: Sendable {
    /// Text.
    case text
    /// A number.
    case number
    /// A number that the spreadsheet holds rounded: it keeps fifteen digits.
    case roundedNumber
    /// A day, or a day and a time.
    case date
    /// True or false.
    case truth
    /// A formula that failed, such as `#N/A`.
    case failure
  }
  /// The text: numbers in their shortest form, with the zeros in front that the cell's format shows; dates as ISO 8601.
  public var text: String
  /// What it was.
  public var kind: Kind

  /// Makes a cell.
  public init(_ text: String, _ kind: Kind = .text) { (self.text, self.kind) = (text, kind) }
}

/// A sheet of a workbook: where which cell is.
public struct Worksheet: Hashable, Sendable {
  /// A rectangle of cells that are shown as one; rows and columns from 1.
  public struct MergedCells: Hashable, Sendable {
    /// Its rows.
    public var rows: ClosedRange<Int>
    /// Its columns.
    public var columns: ClosedRange<Int>
  }

  /// The name on its tab.
  public var name: String
  /// Whether the workbook hides it.
  public var isHidden = false
  /// The rows that have cells, from 1, each with its cells by column, from 1.
  public var rows: [Int: [Int: WorkbookCell]] = [:]
  /// The rows that are hidden, by a filter or by hand.
  public var hiddenRows: Set<Int> = []
  /// Cells that are shown as one.
  public var mergedCells: [MergedCells] = []

  /// Makes a sheet without cells.
  public init(name: String) { self.name = name }
}

/// Why a workbook cannot be read or written, and what to do.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
  /// Makes an error.
  public init(_ description: String) { self.description = description }
}

/// The name of a column: A, B, …, Z, AA, ….
public func columnName(_ column: Int) -> String {
  var name = ""
  var rest = column
  while rest > 0 {
    name = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + name
    rest = (rest - 1) / 26
  }
  return name
}

/// Row and column, from 1, of a reference such as `B12`; nil for anything else or what no sheet has.
func cellPlace(_ reference: String) -> (row: Int, column: Int)? {
  var (row, column) = (0, 0)
  for byte in reference.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
    case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
    case UInt8(ascii: "$"): continue
    default: return nil
    }
    guard column <= Worksheet.mostColumns, row <= Worksheet.mostRows else { return nil }
  }
  return row > 0 && column > 0 ? (row, column) : nil
}

extension Worksheet {
  /// How many rows a sheet of Excel has.
  public static let mostRows = 1_048_576
  /// How many columns a sheet of Excel has.
  public static let mostColumns = 16_384
}
