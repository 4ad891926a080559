import ClusterModel

let testPlace = Provenance(file: "test", row: 1)

/// An organisation whose sector is the letter's case: capitals in one, small letters in the other.
func member(_ letter: Character, country: String? = nil) -> Organisation {
  var organisation = Organisation(id: String(letter), name: "Org \(letter)", provenance: testPlace)
  organisation.sectors = [letter.isUppercase ? "industry" : "ict"]
  organisation.country = country.flatMap(Country.init(code:))
  return organisation
}

func link(_ ends: String, _ kind: String = "partner", since: String? = nil, until: String? = nil) -> Tie {
  var tie = Tie(
    from: String(ends.prefix(1)), to: String(ends.suffix(1)), kind: TieKind(rawValue: kind), provenance: testPlace)
  (tie.since, tie.until) = (since.flatMap { PartialDate($0) }, until.flatMap { PartialDate($0) })
  return tie
}

func smallRecords(_ letters: String, _ ties: [Tie], countries: [Character: String] = [:]) -> ClusterRecords {
  ClusterRecords(
    title: "Test", organisations: letters.map { member($0, country: countries[$0]) }, ties: ties)
}

func activity(_ id: String, start: String? = nil, kind: String = "event") -> Activity {
  var activity = Activity(id: id, name: id.uppercased(), provenance: testPlace)
  (activity.start, activity.kind) = (start.flatMap { PartialDate($0) }, ActivityKind(rawValue: kind))
  return activity
}

func participations(_ activity: String, _ letters: String) -> [Participation] {
  letters.map { Participation(of: String($0), in: activity, provenance: testPlace) }
}
