/// The ties of a data set, in the order of their table.
///
/// A list of ``Tie`` for everyone who reads or changes it. Ties without kind, direction and dates, as in an edge list of
/// millions of rows, take 16 bytes each (``PlainTies``) until one of them is changed.
public struct Ties: Hashable, Sendable {
  private enum Storage: Sendable {
    case each([Tie])
    case plain(PlainTies)
  }

  private var storage: Storage

  /// Makes a list without ties.
  public init() { storage = .each([]) }

  /// Makes a list of ties.
  public init(_ ties: [Tie]) { storage = .each(ties) }

  /// Makes a list of ties without kind, direction and dates.
  public init(_ plain: PlainTies) { storage = .plain(plain) }

  /// The columns of ties without kind, direction and dates; nil if the ties are kept one by one.
  public var plain: PlainTies? {
    if case .plain(let plain) = storage { plain } else { nil }
  }

  /// The kinds that occur.
  ///
  /// - Complexity: O(*m*); O(1) for plain ties.
  public var kinds: Set<TieKind> {
    switch storage {
    case .each(let ties): Set(ties.lazy.map(\.kind))
    case .plain(let plain): plain.count == 0 ? [] : [.unspecified]
    }
  }

  /// Ties are equal that are equal one by one, however they are kept.
  public static func == (left: Self, right: Self) -> Bool {
    if case .plain(let a) = left.storage, case .plain(let b) = right.storage, a.isKnownToEqual(b) {
      return true
    }
    return left.elementsEqual(right)
  }

  /// Hashes the ties one by one.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for tie in self { hasher.combine(tie) }
  }
}

extension Ties: RandomAccessCollection, RangeReplaceableCollection, MutableCollection, ExpressibleByArrayLiteral {
  /// Makes a list of ties.
  public init(arrayLiteral ties: Tie...) { storage = .each(ties) }

  /// The number of the first tie.
  public var startIndex: Int { 0 }

  /// The number of ties.
  public var endIndex: Int {
    switch storage {
    case .each(let ties): ties.count
    case .plain(let plain): plain.count
    }
  }

  /// The tie at a place.
  public subscript(place: Int) -> Tie {
    get {
      switch storage {
      case .each(let ties): ties[place]
      case .plain(let plain): plain[place]
      }
    }
    set { change { $0[place] = newValue } }
  }

  /// Puts ties in the place of others.
  public mutating func replaceSubrange(_ range: Range<Int>, with ties: some Collection<Tie>) {
    change { $0.replaceSubrange(range, with: ties) }
  }

  /// Adds a tie at the end.
  public mutating func append(_ tie: Tie) { change { $0.append(tie) } }

  /// Makes room for ties that are about to be added.
  public mutating func reserveCapacity(_ count: Int) { change { $0.reserveCapacity(count) } }

  private mutating func change(_ body: (inout [Tie]) -> Void) {
    var ties: [Tie]
    switch storage {
    case .each(let each): ties = each
    case .plain(let plain): ties = plain.indices.map { plain[$0] }
    }
    // The list must own its elements alone while they change, or each change would copy all of them.
    storage = .each([])
    body(&ties)
    storage = .each(ties)
  }
}
