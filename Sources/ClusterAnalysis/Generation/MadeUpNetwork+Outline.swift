public import ClusterModel

extension MadeUpNetwork {
  /// A made-up network before it has words: organisations by number, clusters first.
  public struct Outline: Sendable {
    /// What each organisation is.
    public internal(set) var kinds: [OrganisationKind] = []
    /// The ties, in random order.
    public internal(set) var ties: [Draft] = []
    var communities: [Int32] = []
    var countries: [Int] = []
    var sectors: [Int] = []
    var allCountries: [Country] = []
    var sectorIDs: [RecordID] = []

    /// The country that an organisation is in.
    public func country(of place: Int) -> Country { allCountries[countries[place]] }

    /// The id of the sector that an organisation is in.
    public func sectorID(of place: Int) -> RecordID { sectorIDs[sectors[place]] }

    /// The id of each organisation: its kind and a number.
    public var ids: [RecordID] {
      var numberOfKind: [OrganisationKind: Int] = [:]
      return kinds.map { kind in
        numberOfKind[kind, default: 0] += 1
        return "\(kind.rawValue)-\(numberOfKind[kind, default: 0])"
      }
    }

    /// A tie before it has words.
    public struct Draft: Sendable {
      enum Kind: UInt8 {
        case membership, partner, consortium, contact, agreement

        var tieKind: TieKind {
          switch self {
          case .membership: Words.membership
          case .partner: Words.partner
          case .consortium: Words.consortium
          case .contact: Words.contact
          case .agreement: Words.agreement
          }
        }
      }

      /// The number of the organisation where it leaves.
      public let source: Int32
      /// The number of the organisation where it arrives.
      public let target: Int32
      let kind: Kind
      let strength: UInt8
      let year: UInt8
    }
  }
}
