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

    /// Other suites allocate at the same time, so the least growth of several stretches counts; a graph that is never
    /// closed costs more than 10 kB each time, five times the bound.
    @Test func aThousandDrawingsLeaveNothingBehind() async throws {
      let dot = DOTWriter().text(SampleDiagrams.network(12))
      for _ in 0..<50 { _ = try await GraphvizRenderer.shared.draw(dot: dot, as: .svg) }
      var growths: [Int] = []
      for _ in 0..<5 {
        let before = try residentKilobytes()
        for _ in 0..<200 { _ = try await GraphvizRenderer.shared.draw(dot: dot, as: .svg) }
        growths.append(try residentKilobytes() - before)
      }
      #expect((growths.min() ?? 0) < 400, "kB per 200 drawings: \(growths)")
    }
  }
#endif
