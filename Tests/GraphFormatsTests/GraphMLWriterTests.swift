import Foundation
import GraphFormats
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct GraphMLTests {
  /// What a reader that shares no code with the writer makes of the text.
  final class Reader: NSObject, XMLParserDelegate {
    var nodeIDs: [String] = []
    var edges: [(String, String)] = []
    var keys: [String: (name: String, type: String, domain: String)] = [:]
    var edgeDefault = ""
    var values: [String: [String: String]] = [:]
    private var owner = ""
    private var key: String?
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      switch name {
      case "graph": edgeDefault = attributes["edgedefault"] ?? ""
      case "key":
        keys[attributes["id"] ?? ""] = (
          attributes["attr.name"] ?? "", attributes["attr.type"] ?? "", attributes["for"] ?? ""
        )
      case "node":
        owner = attributes["id"] ?? ""
        nodeIDs.append(owner)
      case "edge":
        owner = "edge \(edges.count)"
        edges.append((attributes["source"] ?? "", attributes["target"] ?? ""))
      case "data": (key, text) = (attributes["key"], "")
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if name == "data", let key, let column = keys[key]?.name { values[owner, default: [:]][column] = text }
    }
  }

  static func read(_ text: String) throws -> Reader {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test(arguments: [false, true]) func anotherReaderFindsEveryText(isDirected: Bool) throws {
    let graph = nastyGraph(isDirected: isDirected)
    let reader = try Self.read(graph.graphML)
    // XML 1.0 cannot hold control characters; the writer says that it drops them.
    let ids = graph.nodeIDs.map { $0.filter { $0 != "\u{1}" } }
    #expect(reader.nodeIDs == ids)
    #expect(reader.edgeDefault == (isDirected ? "directed" : "undirected"))
    #expect(reader.edges.map(\.0) == Array(ids.dropLast()) && reader.edges.map(\.1) == Array(ids.dropFirst()))
    for (place, id) in ids.enumerated() {
      let text = nastyTexts[place].filter { $0 != "\u{1}" }
      #expect(reader.values[id]?["label"] == text)
      #expect(reader.values[id]?["<list> & \"name\""] == text + ";second")
      #expect(reader.values[id]?["whole"] == (place.isMultiple(of: 3) ? nil : String(place)))
      #expect(
        reader.values[id]?["mixed"].flatMap(Double.init)
          == (place.isMultiple(of: 2) ? Double(place) : Double(place) / 10))
      #expect(reader.values[id]?["flag"] == (place.isMultiple(of: 2) ? "true" : "false"))
    }
    #expect(reader.values["edge 2"]?["weight"].flatMap(Double.init) == 3.0 / 8)
  }

  @Test func columnsSayTheirType() throws {
    let reader = try Self.read(nastyGraph(isDirected: false).graphML)
    let types = Dictionary(uniqueKeysWithValues: reader.keys.values.map { ($0.name, $0.type) })
    #expect(
      types == [
        "label": "string", "whole": "long", "mixed": "double", "flag": "boolean", "<list> & \"name\"": "string",
        "weight": "double",
      ])
    #expect(reader.keys.values.first { $0.name == "weight" }?.domain == "edge")
  }

  @Test func nothing() throws {
    let empty = AttributedGraph(name: "", isDirected: false, nodeIDs: [], edges: [])
    #expect(try Self.read(empty.graphML).nodeIDs.isEmpty)
  }
}
