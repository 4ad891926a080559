import ClusterFiles
import Testing

@Suite struct ImportProblemTests {
  @Test func descriptionHasPlaceMessageAndSuggestions() {
    let problem = ImportProblem(
      .unknownOrganisation, file: "ties.csv", row: 12, column: 2, columnName: "target_id", value: "mesap-it",
      message: "target_id \"mesap-it\" is no organisation", suggestions: ["mesap", "mitc"])
    #expect(
      problem.description == "ties.csv:12:2: target_id \"mesap-it\" is no organisation; nearest: \"mesap\", \"mitc\"")
  }

  @Test(arguments: ["Foodvalley", "food valley", "Fóódvalley"])
  func whatDiffersInCaseIsAskedFor(_ known: String) {
    let problem = ImportProblem(
      .unknownOrganisation, file: "w.xlsx[Ties]", row: 2, column: 1, columnName: "Source", value: "foodvalley",
      message: "Source \"foodvalley\" is no organisation", suggestions: [known, "foodvalue"])
    let question = "did you mean \"\(known)\"? Only case, accents or punctuation differ"
    #expect(problem.description == "w.xlsx[Ties]:2:1: Source \"foodvalley\" is no organisation; \(question)")
  }

  @Test func lineIsNamedOnlyWhereItDiffers() {
    #expect(ImportProblem(.badDate, file: "t.csv", row: 3, line: 3, message: "m").description == "t.csv:3: m")
    #expect(ImportProblem(.badDate, file: "t.csv", row: 3, line: 5, message: "m").description == "t.csv:3 (line 5): m")
    #expect(ImportProblem(.emptyFile, file: "t.csv", message: "m").description == "t.csv: m")
  }

  @Test func controlCharactersAreWrittenOut() {
    let problem = ImportProblem(
      .badDate, file: "t.csv", row: 2, column: 1, message: "date \"\u{1B}[2J\u{7}\" is no date")
    #expect(problem.description == "t.csv:2:1: date \"\\u{1B}[2J\\u{7}\" is no date")
  }

  @Test("Codes are stable words for scripts")
  func codes() {
    for code in ImportProblem.Code.allCases {
      #expect(code.rawValue.utf8.allSatisfy { 97...122 ~= $0 || $0 == 45 }, "\(code)")
    }
  }

  @Test func errorsSayWhereAndWhatNext() {
    #expect(LoadError.noSuchInput(path: "x").description == "x: no such file or folder")
    #expect(
      LoadError.ambiguous(path: "d", table: "node table", candidates: ["a.csv", "b.csv"]).description
        == "d: more than one file could be the node table: a.csv, b.csv; name the one to read")
    let problem = ImportProblem(.emptyFile, file: "t.csv", message: "m")
    #expect(LoadError.problems([problem, problem]).description == "t.csv: m\nt.csv: m")
  }
}
