import Yams

/// A file of YAML that somebody wrote by hand: bounded in size, without aliases, every error with its place.
enum YAMLDocument {
  /// More than anybody writes by hand.
  static let sizeLimit = 1 << 20

  /// The text of a file.
  static func text(path: String) throws(LoadError) -> String {
    let bytes = try InputFile.bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .problems([
        ImportProblem(.badEncoding, file: InputFile.split(path).name, message: "the file is no UTF-8 text")
      ])
    }
    return text
  }

  /// The root of the document in a text, which messages call `noun`; nil if it is empty.
  static func root(of text: String, named name: String, noun: String) throws(LoadError) -> Node? {
    guard text.utf8.count <= sizeLimit else {
      throw .problems([
        ImportProblem(.badYAML, file: name, message: "a \(noun) has at most \(sizeLimit >> 20) MB")
      ])
    }
    // Aliases of aliases can stand for more than any memory holds, so they are looked for before anything is read.
    if let (line, column) = aliasPlace(in: text) {
      throw .problems([
        ImportProblem(
          .badYAML, file: name, row: line, column: column,
          message:
            "anchors (&) and aliases (*) have no place in a \(noun); write the value out, or put a text in "
            + "which these signs stand in quotes without a blank before them")
      ])
    }
    do {
      return try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw .problems([problem(error, name)])
    }
  }

  /// Where an alias stands in a text that has an anchor as well, from 1; nil without.
  private static func aliasPlace(in text: String) -> (line: Int, column: Int)? {
    var hasAnchor = false
    var alias: (line: Int, column: Int)?
    var (line, column) = (1, 1)
    var before: Unicode.Scalar = " "
    var mark: (sign: Unicode.Scalar, line: Int, column: Int)?
    for scalar in text.unicodeScalars {
      if let sign = mark {
        mark = nil
        // The letters that the parser takes for an anchor's name.
        if scalar == "-" || scalar == "_" || scalar.isASCII && Character(scalar).isLetter
          || ("0"..."9").contains(scalar)
        {
          if sign.sign == "&" { hasAnchor = true } else if alias == nil { alias = (sign.line, sign.column) }
        }
      }
      if scalar == "&" || scalar == "*", !before.properties.isAlphabetic { mark = (scalar, line, column) }
      before = scalar
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return hasAnchor ? alias : nil
  }

  private static func problem(_ error: any Error, _ file: String) -> ImportProblem {
    func problem(_ code: ImportProblem.Code, _ message: String, _ mark: Mark?) -> ImportProblem {
      ImportProblem(code, file: file, row: mark?.line, column: mark?.column, message: message)
    }
    guard let error = error as? YamlError else { return problem(.badYAML, "the YAML cannot be read: \(error)", nil) }
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      return problem(.badYAML, "the YAML cannot be read: \(text)", mark)
    case .duplicatedKeysInMapping(let keys, let context):
      return problem(
        .duplicateKey, "“\(keys.joined(separator: "”, “"))” stands more than once in the same place", context.mark)
    case .reader(let text, _, _, _): return problem(.badYAML, "the YAML cannot be read: \(text)", nil)
    default: return problem(.badYAML, "the YAML cannot be read: \(error)", nil)
    }
  }
}
