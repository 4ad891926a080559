import Testing

@Suite struct PatienceTests {
  @Test func whatWouldTakeHoursIsNotBegunUnasked() throws {
    let folder = try Folder()
    // Distances once for each of the ties of a path of 20,000 nodes: 20,000 · 60,000 · 20,000 steps, well over ten minutes.
    _ = try Command("generate", "path", "--nodes", "20000", "--output", folder.path("path.csv"))
    let run = try Command(
      "metrics", folder.path("path.csv"), "--measures", "valente-fujimoto", "--threads", "1", "--length", "hops")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains("--yes") && run.errors.contains("--samples"))
  }

  @Test("At a terminal a question is asked, and only yes begins", arguments: ["n", ""])
  func question(answer: String) throws {
    let folder = try Folder()
    _ = try Command("generate", "path", "--nodes", "20000", "--output", folder.path("path.csv"))
    let run = try Command(
      "metrics", folder.path("path.csv"), "--measures", "valente-fujimoto", "--threads", "1", "--length", "hops",
      atTerminalAnswering: answer)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains("Measure exactly all the same? [y/N]") && run.errors.contains("nothing was measured"))
  }

  @Test func yesBeginsAtOnce() throws {
    let run = try Command("metrics", dataset("first-steps"), "--measures", "betweenness", "--yes", "--format", "csv")
    #expect(run.status == 0 && run.lines.count == 11)
  }
}
