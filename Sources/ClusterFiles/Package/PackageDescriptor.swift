import ClusterModel
import Foundation

/// What `datapackage.json` says: which tables there are, their schemas, and what the package's words mean.
struct PackageDescriptor {
  static let fileName = "datapackage.json"

  /// A table of the package.
  struct Resource {
    var name: String
    /// Relative to the folder of the package.
    var path: String
    var separator: CSVSeparator?
    var schema: TableSchema
  }

  var title: String?
  var resources: [Resource] = []
  var home: Set<Country> = []
  var tieKindRules: [TieKind: TieKindRule] = [:]

  /// Reads the descriptor; nil if it is no JSON object, which is logged as everything else that is wrong with it.
  init?(_ bytes: [UInt8], log: ImportLog) {
    log.register(Self.fileName)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let object: [String: Any]
    do {
      guard let read = try JSONSerialization.jsonObject(with: Data(bytes[start...])) as? [String: Any] else {
        Self.report(.badDescriptor, "the file must hold an object in braces, with \"resources\"", log)
        return nil
      }
      object = read
    } catch {
      Self.reportBadJSON(error, bytes[start...], log)
      return nil
    }
    title = object["title"] as? String ?? object["name"] as? String
    guard let list = object["resources"] as? [Any] else {
      Self.report(.badDescriptor, "\"resources\" must be a list of the tables", log)
      return nil
    }
    for (number, entry) in list.enumerated() {
      guard let resource = Resource(entry, number: number + 1, log: log) else { continue }
      guard !resources.contains(where: { $0.name == resource.name }) else {
        Self.report(.badDescriptor, value: resource.name, "two resources are called \"\(resource.name)\"", log)
        continue
      }
      resources.append(resource)
    }
    readHome(object["home"], log)
    readTieKinds(object["tieKinds"], log)
  }

  static func report(_ code: ImportProblem.Code, value: String? = nil, _ message: String, _ log: ImportLog) {
    log.add(ImportProblem(code, file: fileName, value: value, message: message))
  }

  private static func reportBadJSON(_ error: any Error, _ bytes: ArraySlice<UInt8>, _ log: ImportLog) {
    let reason = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? error.localizedDescription
    // Foundation says where only in words: "Invalid value around character 31."
    let number = reason.split(separator: " ").last.flatMap { Int($0.filter(\.isNumber)) }
    let before = bytes.prefix(number ?? bytes.count)
    let row = before.count { $0 == 10 } + 1
    let column = number.map { _ in before.count - (before.lastIndex(of: 10).map { $0 - bytes.startIndex + 1 } ?? 0) + 1
    }
    let what = reason.firstRange(of: " around character").map { reason[..<$0.lowerBound] } ?? reason[...]
    log.add(
      ImportProblem(
        .badJSON, file: fileName, row: row, column: column,
        message: "the file is not well-formed JSON: \(what.last == "." ? what.dropLast() : what)"))
  }

  private mutating func readHome(_ value: Any?, _ log: ImportLog) {
    guard let value else { return }
    guard let codes = value as? [String] else {
      Self.report(.badDescriptor, "\"home\" must be a list of country codes, such as [\"PT\", \"IT\"]", log)
      return
    }
    for code in codes {
      guard let country = Country(code: code) else {
        Self.report(
          .unknownCountry, value: code, "\"home\" has \"\(code)\", which is no country code of ISO 3166-1", log)
        continue
      }
      home.insert(country)
    }
  }

  private mutating func readTieKinds(_ value: Any?, _ log: ImportLog) {
    guard let value else { return }
    guard let kinds = value as? [String: Any] else {
      Self.report(.badDescriptor, "\"tieKinds\" must be an object with one entry for each kind of tie", log)
      return
    }
    for (kind, entry) in kinds.sorted(by: { $0.key < $1.key }) {
      guard let entry = entry as? [String: Any] else {
        Self.report(
          .badDescriptor, value: kind,
          "the entry \"\(kind)\" of \"tieKinds\" must be an object with label, meaning, adds and step",
          log)
        continue
      }
      for name in ["adds", "step"] where entry[name] != nil && entry[name] as? Bool == nil {
        Self.report(.badDescriptor, value: kind, "\"\(name)\" of the tie kind \"\(kind)\" must be true or false", log)
      }
      tieKindRules[TieKind(rawValue: kind)] = TieKindRule(
        label: entry["label"] as? String ?? kind, meaning: entry["meaning"] as? String ?? "",
        addsUp: entry["adds"] as? Bool ?? true, isStep: entry["step"] as? Bool ?? true)
    }
  }
}

extension PackageDescriptor.Resource {
  /// Reads an entry of `resources`; nil if there is no table to read, which is logged.
  fileprivate init?(_ entry: Any, number: Int, log: ImportLog) {
    guard let entry = entry as? [String: Any] else {
      PackageDescriptor.report(.badDescriptor, "resource \(number) must be an object", log)
      return nil
    }
    guard let path = entry["path"] as? String, !path.isEmpty else {
      PackageDescriptor.report(
        .badDescriptor, "resource \(number) must have a \"path\" to one file beside \(PackageDescriptor.fileName)", log)
      return nil
    }
    let (_, file) = InputFile.split(path)
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    name = (entry["name"] as? String ?? stem).lowercased()
    self.path = path
    guard Self.isSafe(path) else {
      PackageDescriptor.report(
        .unsafePath, value: path,
        "the path \"\(path)\" of resource \"\(name)\" leaves the folder of the package; keep the file there and name it relatively",
        log)
      return nil
    }
    if let encoding = entry["encoding"] as? String, !["utf-8", "utf8"].contains(encoding.lowercased()) {
      PackageDescriptor.report(
        .badDescriptor, value: encoding, "resource \"\(name)\" is said to be \(encoding); save it as UTF-8", log)
    }
    let dialect = entry["dialect"] as? [String: Any]
    let delimiter = dialect?["delimiter"] as? String ?? (dialect?["csv"] as? [String: Any])?["delimiter"] as? String
    if let delimiter {
      separator = CSVSeparator.allCases.first { [$0.byte].elementsEqual(delimiter.utf8) }
      if separator == nil {
        PackageDescriptor.report(
          .badDescriptor, value: delimiter,
          "the delimiter of resource \"\(name)\" must be a comma, a semicolon or a tab", log)
      }
    }
    schema = TableSchema(entry["schema"], resource: name, log: log)
  }

  /// Whether a path stays in the folder of the package, as the Frictionless specification demands.
  static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.hasPrefix("/") && !path.hasPrefix("~") && !path.contains("\\") && !path.contains(":")
      && !parts.contains("..")
  }
}
