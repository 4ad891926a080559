import ArgumentParser
import ClusterFiles
import ClusterModel

/// What changes: on the command line, in scenario files, or both.
struct ScenarioOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Organisations that leave, by id or name, with commas between.", valueName: "organisation,…"))
  var remove: [String] = []

  @Option(help: ArgumentHelp("A tie that begins.", valueName: "A -- B[: kind]")) var add: [String] = []

  @Option(
    help: ArgumentHelp("A tie that ends: all ties between the two, or those of a kind.", valueName: "A -- B[: kind]"))
  var drop: [String] = []

  @Option(
    help: ArgumentHelp("A YAML file with any of title, remove, join, add, drop.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: [String] = []

  /// The scenario with ids in place of names.
  func scenario(in records: ClusterRecords) throws -> Scenario {
    var scenario = Scenario()
    do {
      for path in self.scenario {
        let read = try ScenarioFile.read(path: path)
        scenario.title = [scenario.title, read.title].compactMap(\.self).joined(separator: "; ")
        if scenario.title?.isEmpty == true { scenario.title = nil }
        scenario.leaving += read.leaving
        scenario.joining += read.joining
        scenario.adding += read.adding
        scenario.dropping += read.dropping
      }
    } catch {
      throw CommandFailure(error, lenientHint: false)
    }
    for list in remove {
      scenario.leaving += list.split(separator: ",").map { .init($0.trimmingBlanks(), place: "--remove") }
    }
    for text in add {
      let tie = try tie(text, "--add")
      scenario.adding.append(
        .init(.init(tie.source, place: "--add"), .init(tie.target, place: "--add"), kind: tie.kind))
    }
    for text in drop {
      let tie = try tie(text, "--drop")
      scenario.dropping.append(
        .init(.init(tie.source, place: "--drop"), .init(tie.target, place: "--drop"), kind: tie.kind))
    }
    do {
      return try scenario.resolved(in: records)
    } catch {
      throw CommandFailure(self.scenario.isEmpty ? .usage : .badData, "\(error)")
    }
  }

  private func tie(_ text: String, _ option: String) throws -> TieText {
    guard let tie = TieText(text) else {
      throw CommandFailure(.usage, "\(option): “\(text)” is no tie; write \"A -- B\" or \"A -- B: kind\"")
    }
    return tie
  }
}
