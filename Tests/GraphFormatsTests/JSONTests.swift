import Foundation
import GraphCore
import GraphFormats
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: nastyTexts) func anotherReaderFindsTheText(_ text: String) throws {
    let json = JSONValue.object([.init(text, .array([.string(text)]))])
    for written in [json.text, json.flatText] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: [String]]
      #expect(read == [text: [text]])
    }
  }

  @Test(arguments: [0, -0.5, 0.1, 1e300, .leastNonzeroMagnitude, 12_345_678_901, 1.0 / 3]) func numbersReadBackTheSame(
    _ number: Double
  ) throws {
    let read = try JSONSerialization.jsonObject(with: Data(JSONValue.array([.number(number)]).text.utf8)) as? [Double]
    #expect(read == [number])
  }

  @Test(arguments: [(1.0, "1"), (0.1, "0.1"), (-3, "-3"), (1e300, "1e+300"), (1e16, "1e+16")])
  func shortestForm(number: Double, text: String) { #expect(shortestText(of: number) == text) }

  @Test(arguments: 0..<20 as Range<UInt64>) func theShortestFormReadsBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { #expect(Double(shortestText(of: number)) == number) }
    }
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(JSONValue.array([.number(.nan), .number(.infinity), .null]).flatText == "[null, null, null]")
  }

  @Test func membersKeepTheirOrder() {
    #expect(JSONValue.object([.init("b", .int(1)), .init("a", .bool(true))]).flatText == #"{"b": 1, "a": true}"#)
  }
}

@Suite struct NodeLinkJSONTests {
  @Test func anotherReaderFindsNodesAndEdges() throws {
    let graph = nastyGraph(isDirected: true)
    let read = try JSONSerialization.jsonObject(with: Data(graph.nodeLinkJSON.text.utf8)) as? [String: Any]
    let nodes = try #require(read?["nodes"] as? [[String: Any]])
    let edges = try #require(read?["edges"] as? [[String: Any]])
    #expect(nodes.map { $0["id"] as? String } == graph.nodeIDs)
    #expect(nodes.map { $0["label"] as? String } == nastyTexts)
    #expect(edges.map { $0["source"] as? String } == graph.nodeIDs.dropLast())
    #expect(edges.map { $0["weight"] as? Double } == (1..<graph.nodeIDs.count).map { Double($0) / 8 })
    #expect(nodes[0]["whole"] is NSNull && read?["directed"] as? Bool == true)
  }
}

@Suite struct AttributeColumnTests {
  @Test func mixedNumbersBecomeNumbersAndOtherMixturesTexts() {
    #expect(AttributeColumn("a", [.int(1), nil, .double(0.5)]).values == [.double(1), nil, .double(0.5)])
    let column = AttributeColumn("a", [.int(1), .string("x"), .bool(true)])
    #expect(column.type == .string && column.values == [.string("1"), .string("x"), .string("true")])
    #expect(AttributeColumn("a", [nil]).type == .string)
  }
}
