/// Columns that grow while a file is read.
struct ColumnStore {
  private struct Column {
    var name: String
    var declared: AttributeColumn.ValueType?
    var values: [AttributeValue?] = []
    var misfits = 0
  }

  private var columns: [Column] = []
  private var places: [String: Int] = [:]
  /// How many cells may still be filled or padded; below zero, the file is refused.
  private(set) var cellsLeft: Int
  /// How many values were not a number and left out.
  private(set) var notANumberCount = 0

  init(cells: Int) { cellsLeft = cells }

  /// The names so far.
  var names: [String] { columns.map(\.name) }

  /// The column of a name, made if there is none; `type` is what the file says of it.
  mutating func column(_ name: String, type: AttributeColumn.ValueType? = nil) -> Int {
    if let place = places[name] { return place }
    places[name] = columns.count
    columns.append(Column(name: name, declared: type))
    return columns.count - 1
  }

  /// Sets a value of a row.
  mutating func set(_ column: Int, row: Int, _ value: AttributeValue) {
    if case .double(let number) = value, number.isNaN {
      notANumberCount += 1
      return
    }
    let count = columns[column].values.count
    if row < count {
      columns[column].values[row] = value
    } else {
      cellsLeft -= row - count + 1
      guard cellsLeft >= 0 else { return }
      for _ in count..<row { columns[column].values.append(nil) }
      columns[column].values.append(value)
    }
  }

  /// Sets a value of a named column.
  mutating func set(_ name: String, row: Int, _ value: AttributeValue) { set(column(name), row: row, value) }

  /// Sets a value from text that the file says is of a type; a text that is not becomes text, and is counted.
  mutating func set(_ column: Int, row: Int, text: String, as type: AttributeColumn.ValueType) {
    if let value = AttributeValue(text, as: type) {
      set(column, row: row, value)
    } else if !text.allSatisfy(\.isWhitespace) {
      columns[column].misfits += 1
      set(column, row: row, .string(text))
    }
  }

  /// The value of a row.
  func value(_ name: String, row: Int) -> AttributeValue? {
    guard let place = places[name], row < columns[place].values.count else { return nil }
    return columns[place].values[row]
  }

  /// Takes a column away, if all of its values satisfy a condition.
  mutating func remove(_ name: String, ifAll condition: (Int, AttributeValue?) -> Bool, rows: Int) {
    guard let place = places[name] else { return }
    let values = columns[place].values
    guard (0..<rows).allSatisfy({ condition($0, $0 < values.count ? values[$0] : nil) }) else { return }
    columns.remove(at: place)
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
  }

  /// The columns of so many rows; `of` says what they describe, for the notices.
  mutating func finish(rows: Int, of whose: String, notices: inout [String]) -> [AttributeColumn]? {
    for place in columns.indices {
      cellsLeft -= max(0, rows - columns[place].values.count)
      guard cellsLeft >= 0 else { return nil }
      for _ in columns[place].values.count..<max(rows, columns[place].values.count) {
        columns[place].values.append(nil)
      }
      if columns[place].misfits > 0 {
        let count = counted(columns[place].misfits, "value")
        notices.append(
          "\(count) of the \(whose) attribute \(quoted(columns[place].name)) are not of its declared type; "
            + "the attribute is read as text.")
      }
    }
    if notANumberCount > 0 {
      notices.append("\(counted(notANumberCount, "value")) of \(whose) attributes that are not a number are missing.")
    }
    return columns.map { AttributeColumn($0.name, $0.values, whenEmpty: $0.declared ?? .string) }
  }
}
