import ArgumentParser

/// How many processors work.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many processors to use; by default all.", valueName: "n")) var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }
}
