/// The organisations of a data set, in the order of their table.
///
/// A list of ``Organisation`` for everyone who reads or changes it. Those of which nothing is known but that ties name them,
/// as in an edge list of millions of rows, take 4 bytes each beside the ties (``PlainTies``) until one of them is changed.
public struct Organisations: Hashable, Sendable {
  private enum Storage: Sendable {
    case each([Organisation])
    case named(PlainTies, firstTies: [Int32])
  }

  private var storage: Storage

  /// Makes a list without organisations.
  public init() { storage = .each([]) }

  /// Makes a list of organisations.
  public init(_ organisations: [Organisation]) { storage = .each(organisations) }

  /// Makes a list of the organisations that plain ties name.
  ///
  /// - Parameters:
  ///   - ties: The ties.
  ///   - firstTies: For each of ``PlainTies/ids`` the place of the first tie that names it; its row is where the
  ///     organisation comes from.
  public init(namedIn ties: PlainTies, firstTies: [Int32]) {
    precondition(firstTies.count == ties.ids.count, "every organisation is named by a tie")
    storage = .named(ties, firstTies: firstTies)
  }

  /// The ids, if nothing else is known of any organisation and no list of records was made.
  public var namedIDs: [RecordID]? {
    if case .named(let ties, _) = storage { ties.ids } else { nil }
  }

  /// Organisations are equal that are equal one by one, however they are kept.
  public static func == (left: Self, right: Self) -> Bool {
    if case .each(let a) = left.storage, case .each(let b) = right.storage { return a == b }
    return left.elementsEqual(right)
  }

  /// Hashes the organisations one by one.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for organisation in self { hasher.combine(organisation) }
  }
}

extension Organisations: RandomAccessCollection, RangeReplaceableCollection, MutableCollection,
  ExpressibleByArrayLiteral
{
  /// Makes a list of organisations.
  public init(arrayLiteral organisations: Organisation...) { storage = .each(organisations) }

  /// The number of the first organisation.
  public var startIndex: Int { 0 }

  /// The number of organisations.
  public var endIndex: Int {
    switch storage {
    case .each(let organisations): organisations.count
    case .named(let ties, _): ties.ids.count
    }
  }

  /// The organisation at a place.
  public subscript(place: Int) -> Organisation {
    get {
      switch storage {
      case .each(let organisations): organisations[place]
      case .named(let ties, let firstTies): Self.organisation(place, ties, firstTies)
      }
    }
    _modify {
      // The list must own its elements alone while they change, or each change would copy all of them.
      var organisations = takeAll()
      defer { storage = .each(organisations) }
      yield &organisations[place]
    }
  }

  /// Puts organisations in the place of others.
  public mutating func replaceSubrange(_ range: Range<Int>, with others: some Collection<Organisation>) {
    var organisations = takeAll()
    organisations.replaceSubrange(range, with: others)
    storage = .each(organisations)
  }

  /// Adds an organisation at the end.
  public mutating func append(_ organisation: Organisation) {
    var organisations = takeAll()
    organisations.append(organisation)
    storage = .each(organisations)
  }

  /// Makes room for organisations that are about to be added.
  public mutating func reserveCapacity(_ count: Int) {
    var organisations = takeAll()
    organisations.reserveCapacity(count)
    storage = .each(organisations)
  }

  private static func organisation(_ place: Int, _ ties: PlainTies, _ firstTies: [Int32]) -> Organisation {
    let id = ties.ids[place]
    return Organisation(
      id: id, name: id, provenance: Provenance(file: ties.file, row: ties.row(of: Int(firstTies[place]))))
  }

  /// All of them as records, which the list no longer holds.
  private mutating func takeAll() -> [Organisation] {
    let all: [Organisation] =
      switch storage {
      case .each(let organisations): organisations
      case .named(let ties, let firstTies): ties.ids.indices.map { Self.organisation($0, ties, firstTies) }
      }
    storage = .each([])
    return all
  }
}
