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

  @Test func yesBeginsAtOnce() throws {
    let run = try Command("metrics", dataset("first-steps"), "--measures", "betweenness", "--yes", "--format", "csv")
    #expect(run.status == 0 && run.lines.count == 11)
  }
}
