/// The names under which plain tables keep what a network needs.
///
/// Names are compared without regard to case, blanks, and marks such as `_`, `-` or `:`.
enum ColumnNames {
  static let identifiers = [
    "id", "nodeid", "organisationid", "organizationid", "identifier", "key", "node", "vertex", "name", "label",
  ]
  static let names = ["name", "label", "fullname", "title"]
  /// Beside a name, a label is the shorter form.
  static let shortNames = ["shortname", "label"]
  static let kinds = ["kind", "type", "labelv"]
  static let countries = ["country", "countrycode"]
  static let sectors = ["sectors", "sector"]

  static let strengths = [
    "weight", "strength", "edgeweight", "linkweight", "tiestrength", "linkstrength", "gewicht", "poids", "peso",
  ]
  /// After the first two, what Cytoscape, NodeXL and TinkerPop call it.
  static let tieKinds = ["kind", "tiekind", "interaction", "relationship", "labele"]
  static let types = ["type"]
  static let directions = ["directed", "isdirected"]
  static let beginnings = ["since", "start", "startdate"]
  static let ends = ["until", "end", "enddate"]

  /// The pairs of names of both ends of a tie; the first pair that a header has counts.
  static let tieEnds: [(source: String, target: String)] = [
    ("source", "target"), ("sourceid", "targetid"), ("from", "to"), ("fromid", "toid"), ("sender", "receiver"),
    ("node1", "node2"), ("nodea", "nodeb"), ("id1", "id2"), ("startid", "endid"), ("sourcename", "targetname"),
    ("organisation1", "organisation2"), ("organization1", "organization2"), ("actor1", "actor2"),
    ("ego", "alter"), ("tail", "head"), ("v1", "v2"), ("i", "j"), ("vertex1", "vertex2"), ("fromnodeid", "tonodeid"),
    ("fromnode", "tonode"), ("sourcenode", "targetnode"), ("sourcelabel", "targetlabel"), ("src", "dst"),
    ("person1", "person2"), ("partner1", "partner2"), ("partnera", "partnerb"), ("company1", "company2"),
    ("organisationa", "organisationb"), ("organizationa", "organizationb"), ("actora", "actorb"), ("quelle", "ziel"),
    ("von", "nach"), ("von", "zu"), ("source", "cible"), ("de", "vers"), ("origen", "destino"), ("origem", "destino"),
    ("origine", "destinazione"), ("fonte", "destino"), ("bron", "doel"), ("izvor", "cilj"), ("vir", "cilj"),
  ]

  /// A header without what people write differently.
  static func folded(_ header: String) -> String {
    String(header.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || 48...57 ~= $0.value })
  }

  /// The first column, in the order of `names`, that a header has.
  static func find(_ names: [String], in folded: [String], except taken: Set<Int> = []) -> Int? {
    for name in names {
      if let index = folded.indices.first(where: { folded[$0] == name && !taken.contains($0) }) { return index }
    }
    return nil
  }

  /// The columns of both ends of a tie.
  static func findEnds(in folded: [String]) -> (source: Int, target: Int)? {
    for pair in tieEnds {
      if let source = folded.firstIndex(of: pair.source), let target = folded.firstIndex(of: pair.target) {
        return (source, target)
      }
    }
    return nil
  }

  /// Whether a header names one end of a tie, so that it is a header and not a tie.
  static func namesAnEnd(_ folded: [String]) -> Bool {
    tieEnds.prefix(5).contains { folded.contains($0.source) || folded.contains($0.target) }
  }
}
