/// What a DL file says before its data.
struct DLHeader {
  var (rows, columns) = (0, 0)
  var isTwoMode = false
  var matrices = 1
  var format = "fullmatrix"
  var hasDiagonal = true
  var (embedsRows, embedsColumns) = (false, false)
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  var matrixLabels: [String] = []

  /// Reads up to `data:`; words come in any order and on any line.
  init(_ tokens: inout DLTokens) throws(FormatError) {
    guard let first = try tokens.next(), tokens.text(first).lowercased() == "dl" else {
      throw tokens.error(nil, "The file does not begin with “DL”", "Check that it is UCINET's text format")
    }
    // “row”, “column”, “matrix” before “labels”.
    var whose = ""
    while let token = try tokens.next() {
      let word = tokens.text(token).lowercased()
      switch word {
      case "n", "nr", "nrow", "ni", "nc", "ncol", "nm", "nmat", "nl", "nrel", "nresp":
        try readNumber(word, token, &tokens)
      case "format", "f":
        try Self.skipEquals(&tokens)
        guard let name = try tokens.next() else {
          throw tokens.error(nil, "The format is not named", "Write it behind “=”")
        }
        try setFormat(tokens.text(name).lowercased(), name, tokens)
      case "diagonal", "diag":
        try Self.skipEquals(&tokens)
        guard let value = try tokens.next(), ["present", "absent"].contains(tokens.text(value).lowercased()) else {
          throw tokens.error(token, "The diagonal is neither present nor absent", "Write one of them")
        }
        hasDiagonal = tokens.text(value).lowercased() == "present"
      case "row", "rows", "column", "columns", "col", "cols", "matrix", "level":
        whose = word == "level" ? "mat" : String(word.prefix(3))
      case "labels:", "labels", "label:":
        try readLabels(whose, word, &tokens)
        whose = ""
      case "data:", "data":
        guard rows >= 0, columns >= 0, rows + columns > 0 || !isTwoMode else {
          throw tokens.error(token, "The numbers of rows and columns are missing", "Write “n=”, or “nr=” and “nc=”")
        }
        if isSquareOfOneMode { isTwoMode = false }
        return
      case "title", "title:", "comment", "comment:", "remark", "remark:":
        try Self.skipEquals(&tokens)
        if let text = try tokens.peek(), text.isQuoted { _ = try tokens.next() } else { tokens.skipLine() }
      default:
        throw tokens.error(
          token, "The word \(quoted(tokens.text(token))) is not known here",
          rowLabels.isEmpty && columnLabels.isEmpty
            ? "Begin the data with “data:”" : "Put labels with blanks between quotes, and begin the data with “data:”")
      }
    }
    throw tokens.error(nil, "There is no “data:”", "Write it before the data")
  }

  /// Whether rows and columns are the same nodes, though their numbers stand apart.
  private var isSquareOfOneMode: Bool {
    rows == columns && !format.hasSuffix("2") && !embedsRows && !embedsColumns
      && (columnLabels.isEmpty || columnLabels.map { $0.lowercased() } == rowLabels.map { $0.lowercased() })
  }

  private static func skipEquals(_ tokens: inout DLTokens) throws(FormatError) {
    if let token = try tokens.peek(), tokens.text(token) == "=" { _ = try tokens.next() }
  }

  private mutating func readNumber(_ word: String, _ token: DLToken, _ tokens: inout DLTokens) throws(FormatError) {
    try Self.skipEquals(&tokens)
    let limit = max(100_000, tokens.source.bytes.count)
    guard let value = try tokens.next(), let number = parseInt(tokens.source.bytes, value.range), number >= 0,
      number <= limit
    else {
      throw tokens.error(token, "“\(word)” names no number from 0 to \(limit)", "Write how many there are")
    }
    switch word {
    case "n": (rows, columns) = (number, number)
    case "nr", "nrow", "ni": (rows, isTwoMode) = (number, true)
    case "nc", "ncol": (columns, isTwoMode) = (number, true)
    default: matrices = number
    }
  }

  private mutating func setFormat(_ name: String, _ token: DLToken, _ tokens: DLTokens) throws(FormatError) {
    let known = [
      "fullmatrix": "fullmatrix", "fm": "fullmatrix", "upperhalf": "upperhalf", "uh": "upperhalf",
      "lowerhalf": "lowerhalf", "lh": "lowerhalf", "edgelist1": "edgelist1", "el1": "edgelist1",
      "edgelist": "edgelist1", "edgelist2": "edgelist2", "el2": "edgelist2", "edgearray1": "edgearray1",
      "ea1": "edgearray1", "nodelist1": "nodelist1", "nl1": "nodelist1", "nodelist": "nodelist1",
      "nodelist1b": "nodelist1b", "nl1b": "nodelist1b", "nodelist2": "nodelist2", "nl2": "nodelist2",
    ]
    guard let format = known[name] else {
      throw tokens.error(
        token, "The format \(quoted(name)) is not read here",
        "Export as fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, edgearray1, nodelist1 or nodelist2")
    }
    self.format = format
    if format.hasSuffix("2") { isTwoMode = true }
  }

  private mutating func readLabels(_ whose: String, _ word: String, _ tokens: inout DLTokens) throws(FormatError) {
    if let token = try tokens.peek(), !token.isQuoted,
      ["embedded", "embedded:"].contains(tokens.text(token).lowercased())
    {
      _ = try tokens.next()
      if whose != "col" { embedsRows = true }
      if whose != "row" { embedsColumns = true }
      return
    }
    let count = whose == "col" ? columns : whose == "mat" ? matrices : rows
    var labels = try tokens.labelsWithBlanks(count)
    while labels.count < count, let token = try tokens.peek() {
      let text = tokens.text(token)
      if !token.isQuoted, text.lowercased() == "data:" { break }
      labels.append(text)
      _ = try tokens.next()
    }
    switch whose {
    case "col": columnLabels = labels
    case "mat": matrixLabels = labels
    default: rowLabels = labels
    }
  }
}
