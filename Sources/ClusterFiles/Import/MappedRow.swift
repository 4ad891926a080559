import ClusterModel

/// The fields of the rows of one table, as a mapping says where they are.
struct MappedRow {
  private let section: TableMapping.Section
  private let dates: TableMapping.DateOrder
  /// The words that a kind may be; nil for any.
  private let kinds: [String]?
  private var columns: [String: Int] = [:]
  private var keep: [(name: String, column: Int)] = []
  private var rows: [[String]: Int] = [:]
  /// Whether the present row only repeats an earlier one and is no loss.
  var isRepetition = false
  /// How many rows did.
  var repetitions = 0

  /// Finds the columns; nil if one is not there, which is logged.
  init?(
    _ section: TableMapping.Section, _ table: TableReader, _ name: String, needing needed: [String],
    dates: TableMapping.DateOrder
  ) {
    (self.section, self.dates) = (section, dates)
    kinds =
      switch name {
      case "organisations": OrganisationKind.known.map(\.rawValue)
      case "activities": ActivityKind.known.map(\.rawValue)
      default: nil
      }
    var isWhole = true
    func find(_ header: String) -> Int? {
      let folded = ColumnNames.folded(header)
      if let place = table.headers.firstIndex(of: header.trimmed) { return place }
      if let place = table.headers.firstIndex(where: { ColumnNames.folded($0) == folded && !folded.isEmpty }) {
        return place
      }
      var nearest = NearestNames(table.headers)
      table.reportTable(
        .missingColumn,
        "there is no column \"\(header)\", which the mapping names; the table has "
          + quoted(table.headers.prefix(20)), column: header, suggestions: nearest.nearest(to: header))
      return nil
    }
    for (field, header) in section.columns.sorted(by: { $0.key < $1.key }) {
      columns[field] = find(header)
      if columns[field] == nil { isWhole = false }
    }
    for field in needed where section.columns[field] == nil && section.constants[field] == nil {
      table.reportTable(.missingColumn, "the mapping does not say which column is \"\(field)\"", column: field)
      isWhole = false
    }
    for name in section.keep {
      guard let column = find(name) else {
        isWhole = false
        continue
      }
      keep.append((name, column))
    }
    guard isWhole else { return nil }
  }

  /// The column of a field.
  func column(_ field: String) -> Int? { columns[field] }

  /// The row in which a key was first seen; nil for the first time, which is remembered.
  mutating func firstRow(of key: [String], _ row: Int) -> Int? {
    if let earlier = rows[key] { return earlier }
    rows[key] = row
    return nil
  }

  /// Says what was done to rows.
  func note(_ reader: inout TableReader) {
    if repetitions > 0 {
      reader.log.note("\(reader.file): \(counted(repetitions, "row")) repeat what an earlier row describes")
    }
  }

  /// What the present row says, field by field, in the words of the package; what is no such word is reported.
  mutating func values(_ reader: inout TableReader) -> [String: String] {
    isRepetition = false
    var values = section.constants
    values["source"] = "\(reader.file):\(reader.row)"
    for (name, column) in keep { values[name] = reader.text(column) }
    for (field, column) in columns.sorted(by: { $0.value < $1.value }) {
      guard let text = reader.trimmedText(column) else { continue }
      let word = translated(text, field)
      values[field] = value(of: field, word, column, &reader)
      if field == "country", values[field] == nil { values["country_text"] = word }
    }
    for (start, end) in [("start", "end"), ("since", "until")] {
      guard let first = values[start].flatMap({ PartialDate($0) }), let last = values[end].flatMap({ PartialDate($0) }),
        last.last < first.first, let column = columns[end]
      else { continue }
      reader.report(
        .dateOrder, column: column, value: last.description,
        "\(reader.headers[column]) \(last) is before \(first); exchange or correct them")
    }
    return values
  }

  private func translated(_ text: String, _ field: String) -> String {
    guard let words = section.values[field] else { return text }
    if let word = words[text] { return word }
    let folded = FoldedText(text)
    return words.first { FoldedText($0.key) == folded }?.value ?? text
  }

  private func value(of field: String, _ text: String, _ column: Int, _ reader: inout TableReader) -> String? {
    switch field {
    case "country":
      if let country = reader.countryByCode(text) ?? Country(name: text) { return country.code }
      reader.report(
        .unknownCountry, severity: .warning, column: column, value: text,
        "\(reader.headers[column]) \"\(text)\" is no country of ISO 3166-1; it is kept as country_text unless values of the "
          + "mapping say which it is")
      return nil
    case "kind":
      guard let kinds else { return text }
      return word(text, among: kinds, .unknownKind, column, &reader)
    case "role": return word(text, among: Role.known.map(\.rawValue), .unknownRole, column, &reader)
    case "since", "until", "start", "end": return date(text, column, &reader)
    case "sectors", "areas", "seeks", "offers":
      let mark = section.listSeparators[field] ?? ";"
      let parts = text.split(separator: mark).map { String($0).trimmed }.filter { !$0.isEmpty }
      return parts.map { translated($0, field) }.joined(separator: ";")
    case "attendance": return reader.count(column).map(String.init)
    default: return text
    }
  }

  private func word(
    _ text: String, among known: [String], _ code: ImportProblem.Code, _ column: Int, _ reader: inout TableReader
  ) -> String? {
    if known.contains(text) { return text }
    if known.contains(text.lowercased()) { return text.lowercased() }
    var nearest = NearestNames(known)
    reader.report(
      code, column: column, value: text,
      "\(reader.headers[column]) \"\(text)\" is none of \(known.joined(separator: ", ")); say which it is under values of "
        + "the mapping", suggestions: nearest.nearest(to: text))
    return nil
  }

  private func date(_ text: String, _ column: Int, _ reader: inout TableReader) -> String? {
    if let date = PartialDate(text) { return date.description }
    let parts = text.split(whereSeparator: { "./- ".contains($0) }).map { Int($0) }
    if dates != .iso, parts.count >= 3, let first = parts[0], let second = parts[1], let year = parts[2] {
      let (day, month) = dates == .dmy ? (first, second) : (second, first)
      if let date = Day(year: year, month: month, day: day) { return date.description }
    }
    reader.report(
      .badDate, column: column, value: text,
      "\(reader.headers[column]) \"\(text)\" is no date; write 2019, 2019-03 or 2019-03-31, or say dates: dmy or mdy in "
        + "the mapping")
    return nil
  }
}

/// Rows that others refer to, by id or by name.
struct NamedRows {
  private var rowOfID: [RecordID: Int] = [:]
  private var idOfName: [FoldedText: RecordID] = [:]
  private var names: [(id: RecordID, names: [String])] = []
  private var omitted: Set<RecordID> = []
  private var omittedNames: Set<FoldedText> = []
  private var nearest: NearestNames?

  /// What the present row says of an organisation or activity; nil if it repeats an earlier row or lacks a name.
  mutating func values(of row: inout MappedRow, _ reader: inout TableReader) -> [String: String]? {
    var values = row.values(&reader)
    guard let name = values["name"] else {
      if let column = row.column("name") {
        reader.report(.missingValue, column: column, "\(reader.headers[column]) is empty")
      }
      if let id = values["id"] { omitted.insert(id) }
      return nil
    }
    let folded = FoldedText(name)
    if row.column("id") == nil {
      guard idOfName[folded] == nil else {
        (row.isRepetition, row.repetitions) = (true, row.repetitions + 1)
        return nil
      }
      values["id"] = newID(from: name)
    }
    guard let id = values["id"] else {
      if let column = row.column("id") {
        reader.report(.missingValue, column: column, "\(reader.headers[column]) is empty")
      }
      return nil
    }
    if let column = row.column("id") { reader.warnIfDamaged(id, column: column) }
    if let earlier = rowOfID[id] {
      if idOfName[folded] != id {
        reader.report(
          .duplicateID, column: row.column("id"), value: id,
          "the id \"\(id)\" is already that of row \(earlier), which has another name; give each its own")
      }
      (row.isRepetition, row.repetitions) = (reader.isSound, row.repetitions + (reader.isSound ? 1 : 0))
      return nil
    }
    guard reader.isSound else {
      omitted.insert(id)
      omittedNames.insert(folded)
      return nil
    }
    rowOfID[id] = reader.row
    if idOfName[folded] == nil { idOfName[folded] = id }
    names.append((id, [name, values["short_name"] ?? ""]))
    return values
  }

  /// The id of what has no table of its own, made from its name.
  mutating func id(ofName name: String, row: Int) -> RecordID {
    let folded = FoldedText(name)
    if let id = idOfName[folded] { return id }
    let id = newID(from: name)
    (idOfName[folded], rowOfID[id]) = (id, row)
    names.append((id, [name]))
    return id
  }

  /// The activities that only participations name.
  func tableOfNames() -> ImportedTable {
    var table = ImportedTable.activities()
    for (id, names) in names {
      table.append(["id": id, "name": names[0], "source": "row \(rowOfID[id] ?? 0)"])
    }
    return table
  }

  private func newID(from name: String) -> RecordID {
    let letters = name.lowercased().unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? Character(scalar) : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    let base = words.isEmpty ? "unnamed" : words
    var id = base
    var number = 2
    while rowOfID[id] != nil {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }

  /// The id that a field means; what is not there is reported.
  mutating func reference(
    _ text: String?, _ field: String, _ row: MappedRow, _ reader: inout TableReader, _ matchesNames: Bool,
    _ noun: String
  ) -> RecordID? {
    guard let column = row.column(field) else { return text }
    guard let text else {
      reader.report(.missingValue, column: column, "\(reader.headers[column]) is empty")
      return nil
    }
    if !matchesNames, rowOfID[text] != nil { return text }
    if matchesNames, let id = idOfName[FoldedText(text)] { return id }
    guard matchesNames ? !omittedNames.contains(FoldedText(text)) : !omitted.contains(text) else {
      reader.isSound = false
      return nil
    }
    if nearest == nil { nearest = NearestNames(names) }
    reader.report(
      noun == "activity" ? .unknownActivity : .unknownOrganisation, column: column, value: text,
      "\(reader.headers[column]) \"\(text)\" is no \(noun)", suggestions: nearest?.nearest(to: text) ?? [])
    return nil
  }
}
