import ClusterFiles
import ClusterModel
import Foundation
import Testing

/// Files with traps, each beside an `.expected` that lists what must be found.
///
/// One line for each problem: `severity code place [-> first suggestion]`, written by hand from the file.
@Suite struct MangledCorpusTests {
  static let cases =
    Fixtures.names(in: "mangled").filter { $0.hasSuffix(".expected") }.map { "mangled/\($0.dropLast(9))" }
    + Fixtures.names(in: "mangled/packages").filter { $0.hasSuffix(".expected") }.map {
      "mangled/packages/\($0.dropLast(9))"
    }

  @Test(arguments: cases) func findsAll(name: String) throws {
    let expected = String(decoding: try Fixtures.bytes(name + ".expected"), as: UTF8.self)
    let isFolder = FileManager.default.fileExists(atPath: Fixtures.path(name + "/datapackage.json"))
    let path = Fixtures.path(isFolder ? name : name + ".csv")
    let report = try ClusterLoader().check(path: path)
    let found = report.problems.map { problem in
      "\(problem.severity) \(problem.code.rawValue) \(problem.place)"
        + (problem.suggestions.first.map { " -> \($0)" } ?? "") + "\n"
    }
    #expect(found.joined() == expected)
    #expect(report.isLoadable == (report.records != nil && !expected.contains("error ")))
    for problem in report.problems {
      #expect(!problem.message.isEmpty && !problem.message.hasSuffix("."))
      #expect(!problem.description.contains("Optional("))
    }
  }

  @Test("Strict refuses what lenient reads without the broken rows", arguments: cases)
  func policies(name: String) throws {
    let isFolder = FileManager.default.fileExists(atPath: Fixtures.path(name + "/datapackage.json"))
    let path = Fixtures.path(isFolder ? name : name + ".csv")
    let report = try ClusterLoader().check(path: path)
    if report.isLoadable {
      #expect(try ClusterLoader().load(path: path).records == report.records)
    } else {
      #expect(throws: LoadError.problems(report.problems)) { try ClusterLoader().load(path: path) }
    }
    guard let records = report.records else { return }
    let lenient = try ClusterLoader(options: .init(problems: .lenient)).load(path: path)
    #expect(lenient.records == records)
    #expect(lenient.problems == report.problems)
    let ids = Set(records.organisations.map(\.id))
    #expect(ids.count == records.organisations.count)
    #expect(records.ties.allSatisfy { ids.contains($0.sourceID) && ids.contains($0.targetID) })
    #expect(records.ties.allSatisfy { $0.strength.isFinite && $0.strength > 0 })
  }
}
