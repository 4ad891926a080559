// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// Gives the options that every measure is defined with.
@c @implementation
public func isthmus_default_options() -> isthmus_options {
  var options = isthmus_options()
  options.size = Int64(MemoryLayout<isthmus_options>.size)
  options.weighted = 1
  (options.damping, options.resolution, options.seed) = (0.85, 1, 1)
  (options.source_group, options.target_group) = (-1, -1)
  return options
}

/// Options that were found to be possible.
struct Settings {
  let graph: Graph
  let threads: Int?
  let lengths: EdgeLengths
  let scale: PairScale
  let closeness: ClosenessScaling
  let damping: Double
  let attenuation: Double?
  let resolution: Double
  let seed: UInt64
  private let direction: Int32
  private let groups: UnsafePointer<Int32>?
  private let groupLength: Int64
  private let groupPair: (Int32, Int32)

  init(_ pointer: UnsafePointer<isthmus_options>?, for graph: Graph) throws(CallError) {
    let options = pointer?.pointee ?? isthmus_default_options()
    guard options.size == Int64(MemoryLayout<isthmus_options>.size) else {
      throw .invalid("options.size is \(options.size); options start from isthmus_default_options()")
    }
    guard options.threads >= 0 else { throw .invalid("options.threads is \(options.threads), which is below 0") }
    threads = options.threads == 0 ? nil : Int(options.threads)
    guard (0...2).contains(options.direction) else {
      throw .invalid("options.direction is \(options.direction), which names no direction")
    }
    direction = options.direction
    closeness = try Self.closeness(options.closeness)
    lengths = try Self.lengths(options.lengths, of: graph)
    scale = options.normalized == 0 ? .pairs : .fractionOfPairs
    self.graph = options.weighted == 0 ? graph.unweighted : graph
    guard options.damping >= 0, options.damping < 1 else {
      throw .invalid("options.damping is \(options.damping); it is a probability below 1")
    }
    damping = options.damping
    guard options.attenuation.isFinite, options.attenuation >= 0 else {
      throw .invalid("options.attenuation is \(options.attenuation); it is a number above 0, or 0 for the default")
    }
    attenuation = options.attenuation == 0 ? nil : options.attenuation
    guard options.resolution.isFinite, options.resolution >= 0 else {
      throw .invalid("options.resolution is \(options.resolution); it is a finite number from 0 up")
    }
    resolution = options.resolution
    seed = options.seed
    (groups, groupLength) = (options.groups, options.group_length)
    groupPair = (options.source_group, options.target_group)
  }

  private static func closeness(_ number: Int32) throws(CallError) -> ClosenessScaling {
    switch Int(number) {
    case ISTHMUS_CLOSENESS_SHARE_WITHIN_REACH: .shareWithinReach
    case ISTHMUS_CLOSENESS_WITHIN_REACH: .withinReach
    case ISTHMUS_CLOSENESS_INFINITELY_FAR: .infinitelyFar
    default: throw .invalid("options.closeness is \(number), which names no scaling")
    }
  }

  private static func lengths(_ number: Int32, of graph: Graph) throws(CallError) -> EdgeLengths {
    do {
      switch Int(number) {
      case ISTHMUS_LENGTH_HOPS: return .hops
      case ISTHMUS_LENGTH_INVERSE_STRENGTH: return try .inverseStrength(of: graph)
      case ISTHMUS_LENGTH_STRENGTH:
        return graph.isWeighted ? try EdgeLengths(graph.edges.map(\.strength), for: graph) : .hops
      default: break
      }
    } catch {
      throw CallError(error)
    }
    throw .invalid("options.lengths is \(number), which names no lengths")
  }

  /// Which way paths run, for a measure that is defined with one way.
  func paths(by definition: PathDirection) -> PathDirection {
    switch Int(direction) {
    case ISTHMUS_DIRECTION_IN: .incoming
    case ISTHMUS_DIRECTION_OUT: .outgoing
    default: definition
    }
  }

  /// Which edges count.
  var ties: TieDirection {
    switch Int(direction) {
    case ISTHMUS_DIRECTION_IN: .incoming
    case ISTHMUS_DIRECTION_OUT: .outgoing
    default: .any
    }
  }

  /// The groups, for a measure that compares them.
  func partition(for measure: String) throws(CallError) -> NodePartition {
    guard let groups else { throw .invalid("\(measure) asks in which group each node is: options.groups is NULL") }
    guard groupLength == Int64(graph.nodeCount) else {
      throw .invalid("options.group_length is \(groupLength); there are \(graph.nodeCount) nodes")
    }
    let numbers = UnsafeBufferPointer(start: groups, count: graph.nodeCount)
    if let node = numbers.firstIndex(where: { $0 < -1 || Int($0) >= graph.nodeCount }) {
      throw .invalid(
        "options.groups[\(node)] is \(numbers[node]); groups are numbered from 0 to below the number of nodes, -1 is none"
      )
    }
    return NodePartition(numbers.map { $0 < 0 ? nil : Int($0) })
  }

  /// The two groups that paths run between, if not between all.
  func pair(of partition: NodePartition) throws(CallError) -> GroupPair? {
    if groupPair == (-1, -1) { return nil }
    let (source, target) = (Int(groupPair.0), Int(groupPair.1))
    guard (0..<partition.groupCount).contains(source), (0..<partition.groupCount).contains(target) else {
      throw .invalid("there are no groups \(source) and \(target); they are numbered below \(partition.groupCount)")
    }
    return GroupPair(source, target)
  }
}
