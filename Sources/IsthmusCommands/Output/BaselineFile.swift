import ClusterAnalysis
import Foundation

/// Reads the cards of an earlier `isthmus gaps --format json`.
enum BaselineFile {
  static func cards(of path: String) throws -> [BaselineCard] {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw CommandFailure(exists ? .inputOutput : .noInput, "--baseline: \(path) cannot be read")
    }
    let advice = "write one with: isthmus gaps NETWORK --format json --output FILE"
    guard let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw CommandFailure(.badData, "--baseline: \(path) is no JSON object; \(advice)")
    }
    guard let schema = whole["schema"] as? String, schema == GapResult.schema else {
      throw CommandFailure(.badData, "--baseline: \(path) is not of the schema \(GapResult.schema); \(advice)")
    }
    guard let pairs = whole["pairs"] as? [[String: Any]] else {
      throw CommandFailure(.badData, "--baseline: \(path) has no list “pairs”; \(advice)")
    }
    return try pairs.enumerated().map { place, pair in
      guard let id = pair["id"] as? String, let source = pair["source"] as? String,
        let target = pair["target"] as? String
      else {
        throw CommandFailure(.badData, "--baseline: \(path): pair \(place + 1) lacks its id, source or target")
      }
      guard id == gapID(source, target) else {
        throw CommandFailure(
          .badData, "--baseline: \(path): the id of pair \(place + 1) does not belong to “\(source)” and “\(target)”")
      }
      return BaselineCard(id: id, sourceID: source, targetID: target)
    }
  }
}
