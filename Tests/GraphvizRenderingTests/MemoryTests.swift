import Diagrams
import Foundation
import GraphvizRendering
import Testing

#if os(Linux)
  @Suite(.serialized) struct MemoryTests {
    private func residentKilobytes() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return Int(line.filter(\.isNumber)) ?? 0
    }

    /// Other suites allocate at the same time, so the bound is generous; a graph that is never closed costs about
    /// 20 kB each time here, twice the bound.
    @Test func aThousandDrawingsLeaveNothingBehind() async throws {
      let dot = DOTWriter().text(SampleDiagrams.network(12))
      for _ in 0..<50 { _ = try await GraphvizRenderer.shared.draw(dot: dot, as: .svg) }
      let before = try residentKilobytes()
      for _ in 0..<1000 { _ = try await GraphvizRenderer.shared.draw(dot: dot, as: .svg) }
      #expect(try residentKilobytes() - before < 10_000)
    }
  }
#endif
