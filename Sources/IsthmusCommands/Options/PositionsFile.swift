import ClusterFiles
import Diagrams
import Foundation
import GraphFormats

/// A file that says where everyone stands, so that the next picture keeps them there.
struct PositionsFile {
  private let path: String
  /// The size of the picture that the places are on.
  private var size: Size
  private var places: [String: Point]

  private static let schema = "isthmus.positions/1"

  /// Reads a file that `draw --positions` wrote, or the JSON that `draw` wrote of a picture; a missing file holds nobody.
  init(path: String) throws {
    self.path = path
    (size, places) = (Size(width: 0, height: 0), [:])
    guard FileManager.default.fileExists(atPath: path) else { return }
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw CommandFailure(.inputOutput, "\(path): cannot be read: \(error.localizedDescription)")
    }
    let object: [String: Any]
    do {
      guard let read = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
        throw CommandFailure(.badData, "\(path): no JSON object, so no file of places; name another, or a new one")
      }
      object = read
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.badData, "\(path): no JSON: \(error.localizedDescription)")
    }
    guard let width = object["width"] as? Double, let height = object["height"] as? Double, width > 0, height > 0,
      let nodes = object["nodes"] as? [[String: Any]]
    else {
      throw CommandFailure(.badData, "\(path): no file of places: width, height and nodes are wanted")
    }
    size = Size(width: width, height: height)
    for (number, node) in nodes.enumerated() {
      guard let id = node["id"] as? String, let x = node["x"] as? Double, let y = node["y"] as? Double else {
        throw CommandFailure(.badData, "\(path): node \(number + 1) lacks id, x or y")
      }
      places[id] = Point(x: x, y: y)
    }
  }

  /// The places on a picture of a size.
  func places(on other: Size) -> [String: Point] {
    guard size.width > 0 else { return [:] }
    return places.mapValues { Point(x: $0.x * other.width / size.width, y: $0.y * other.height / size.height) }
  }

  /// The file with the places of a picture; whoever is not on it keeps the place of before.
  func updated(with picture: LaidOutDiagram) -> PositionsFile {
    var result = self
    result.size = picture.size
    result.places = places(on: picture.size)
    for node in picture.nodes where node.foldedCount == 0 { result.places[node.id] = node.box.center }
    return result
  }

  /// Writes the file.
  func write() throws {
    func number(_ value: Double) -> JSONValue { .number((value * 100).rounded() / 100) }
    let nodes = places.sorted { $0.key < $1.key }.map { id, place in
      JSONValue.object([.init("id", .string(id)), .init("x", number(place.x)), .init("y", number(place.y))])
    }
    let file = JSONValue.object([
      .init("schema", .string(Self.schema)), .init("width", number(size.width)), .init("height", number(size.height)),
      .init("unit", .string("pt")), .init("nodes", .array(nodes)),
    ])
    try writeFile(Array(file.text.utf8), to: path)
  }
}
