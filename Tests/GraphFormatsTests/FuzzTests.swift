import GraphCore
import GraphFormats
import Testing

@Suite struct FuzzTests {
  private static let pieces = [
    "-1", "99999999999999999999", "1e999", "\"", "[", "]", "<", "&#x0;", "&", "*", "\0", "=", ":", "{", "\n",
    "\u{FEFF}", "0",
  ]

  /// Bytes with a few changes: other bytes, holes, copies, cuts, and pieces that parsers trip over.
  private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...2, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: bytes.indices, using: &generator))
      case 3: bytes.removeSubrange(place...)
      default:
        bytes.replaceSubrange(place..<end, with: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8))
      }
    }
    return bytes
  }

  /// Any bytes give a graph or an error with a reason; what was read can be written and read again.
  @Test(arguments: readableFormats) func anyBytesGiveAGraphOrAnError(_ format: GraphFormat) throws {
    var generator = SeededGenerator(seed: 7)
    var (readCount, refusedCount) = (0, 0)
    for seed in 0..<12 as Range<UInt64> {
      let files = write(randomGraph(seed: seed), as: format).files
      for _ in 0..<25 {
        var damaged = files
        let place = Int.random(in: files.indices, using: &generator)
        damaged[place].bytes = mutated(files[place].bytes, &generator)
        let graph: AttributedGraph
        do throws(FormatError) {
          graph = try read(damaged, as: format).graph
        } catch {
          refusedCount += 1
          #expect(!error.what.isEmpty && !error.next.isEmpty && error.what.last != "." && error.line ?? 1 > 0)
          continue
        }
        readCount += 1
        #expect(Set(graph.nodeIDs).count == graph.nodeIDs.count)
        // Neo4j has no word for an empty id.
        guard format != .neo4jCSV || !graph.nodeIDs.contains("") else { continue }
        let again = try read(write(graph, as: format).files, as: format).graph
        #expect(again.nodeIDs.count == graph.nodeIDs.count, "\(format) seed \(seed)")
      }
    }
    #expect(readCount > 5 && refusedCount > 5)
  }

  @Test(arguments: readableFormats) func everyBeginningOfAFile(_ format: GraphFormat) {
    let files = write(randomGraph(seed: 5), as: format).files
    for count in stride(from: 0, to: files[0].bytes.count, by: 3) {
      _ = try? read(
        [GraphFile(name: files[0].name, bytes: Array(files[0].bytes.prefix(count)))] + files.dropFirst(), as: format)
    }
  }

  /// What would need the square of the file's size is refused.
  @Test func tooManyAttributes() throws {
    let nodes = (0..<3_000).map { #"{"id":\#($0),"k\#($0)":1}"# }.joined(separator: ",")
    let error = try refusal("{\"nodes\":[\(nodes)],\"edges\":[]}", .nodeLink)
    #expect(error.what.contains("so many different attributes"))
  }

  /// Time grows with the size, not with its square: lines full of quotes, one long line.
  @Test func longLines() {
    for text in [
      String(repeating: "\"a ", count: 20_000), String(repeating: "\"", count: 50_000),
      String(repeating: "a", count: 50_000),
    ] {
      for format in readableFormats { _ = try? read(Array(text.utf8), as: format) }
      _ = try? read(Array(("*Vertices 1\n1 " + text).utf8), as: .pajek)
      _ = try? read(Array(("graph [ node [ id 1 label " + text).utf8), as: .gml)
    }
  }
}
