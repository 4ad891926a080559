public import ClusterModel

/// Reads scenarios from YAML.
///
/// A scenario file is a mapping with any of the keys `title`, `remove`, `join`, `add` and `drop`; everything else in it is
/// a problem, and so are anchors and aliases. All problems are found in one pass, except those of the YAML itself, of
/// which the first one counts.
public enum ScenarioFile {
  /// Reads the scenario at a path.
  ///
  /// - Parameter path: The file.
  /// - Returns: The scenario, with names as they are written.
  /// - Throws: ``LoadError`` with every problem and its line and column.
  public static func read(path: String) throws(LoadError) -> Scenario {
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    return try read(YAMLDocument.text(path: path), named: InputFile.split(path).name)
  }

  /// Reads the scenario in a text.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - name: What problems shall call the file.
  /// - Returns: The scenario, with names as they are written.
  /// - Throws: ``LoadError/problems(_:)`` with every problem and its line and column.
  public static func read(_ text: String, named name: String) throws(LoadError) -> Scenario {
    let root = try YAMLDocument.root(of: text, named: name, noun: "scenario file")
    var reader = ScenarioReader(file: name)
    let scenario = reader.scenario(root)
    guard reader.problems.isEmpty else { throw .problems(reader.problems) }
    return scenario
  }
}
