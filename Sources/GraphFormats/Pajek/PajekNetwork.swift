/// What Pajek takes for a missing value of a partition or vector.
let pajekMissing = 9_999_998

/// What stands in one of Pajek's files, before attributes are named.
struct PajekParts {
  struct Values {
    var name: String
    var isVector: Bool
    var numbers: [Double]
  }

  var name = ""
  var vertexCount = 0
  /// How many vertices are of the first mode, in a network of two.
  var firstMode: Int?
  var labels: [String?] = []
  var places: [[Double]] = []
  var arcs: [Arc] = []
  var hasArcs = false
  var hasEdges = false
  var relations: [Int: String] = [:]
  var values: [Values] = []
  var notices: [String] = []
  var hasNetwork = false

  struct Arc {
    var source: Int
    var target: Int
    var value: Double?
    var label: String?
    var relation: Int?
    var isDirected: Bool
  }
}
