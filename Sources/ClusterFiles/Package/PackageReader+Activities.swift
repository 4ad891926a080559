import ClusterModel

extension PackageReader {
  /// Reads `activities.csv`.
  func readActivities(_ records: inout ClusterRecords) throws(LoadError) -> Known {
    var known = Known()
    guard var (table, schema) = try open("activities", needing: ["id", "name"]) else { return known }
    guard let id = table.column("id"), let name = table.column("name") else { return known }
    let (kind, start, end) = (table.column("kind"), table.column("start"), table.column("end"))
    let (city, country, attendance) = (table.column("city"), table.column("country"), table.column("attendance"))
    let (source, note) = (table.column("source"), table.column("note"))
    var rowOfID: [RecordID: Int] = [:]
    while table.nextRow() {
      let identifier = table.newID(id, &rowOfID)
      let title = table.required(name)
      var activity = Activity(
        id: identifier ?? "", name: title ?? "", provenance: table.provenance(source: source, note: note))
      activity.kind = table.word(kind, among: ActivityKind.known.map(\.rawValue), .unknownKind)
        .map(ActivityKind.init(rawValue:))
      (activity.start, activity.end) = table.period(start, end)
      activity.city = table.trimmedText(city)
      activity.country = table.country(country)
      activity.attendance = table.count(attendance)
      schema.check(&table)
      guard table.isSound, identifier != nil, title != nil else {
        if let id = table.trimmedText(id), known.isUnknown(id) { known.omitted.insert(id) }
        table.omitRow()
        continue
      }
      known.index.add(activity.id)
      records.activities.append(activity)
    }
    table.finish()
    known.names = NearestNames(records.activities.lazy.map { ($0.id, [$0.name]) })
    return known
  }

  /// Reads `participations.csv`.
  func readParticipations(
    _ records: inout ClusterRecords, _ organisations: Known, _ activities: Known
  ) throws(LoadError) {
    guard var (table, schema) = try open("participations", needing: ["organisation_id", "activity_id"]) else { return }
    guard let organisation = table.column("organisation_id"), let activity = table.column("activity_id") else { return }
    let (role, source, note) = (table.column("role"), table.column("source"), table.column("note"))
    var (organisations, activities) = (organisations, activities)
    let (organisationIDs, activityIDs) = (organisations.index.ids, activities.index.ids)
    var rowOfKey: [[String]: Int] = [:]
    while table.nextRow() {
      let who = table.reference(organisation, to: &organisations, .unknownOrganisation, "organisation")
      let what = table.reference(activity, to: &activities, .unknownActivity, "activity")
      let word = table.word(role, among: Role.known.map(\.rawValue), .unknownRole)
      schema.check(&table)
      guard table.isSound, let who, let what else {
        table.omitRow()
        continue
      }
      let (organisationID, activityID) = (organisationIDs[who], activityIDs[what])
      if let earlier = rowOfKey[[organisationID, activityID, word ?? ""]] {
        table.report(
          .duplicateParticipation, severity: .warning, column: organisation, value: organisationID,
          "row \(earlier) says the same of \"\(organisationID)\" and \"\(activityID)\"; this row is left out")
        table.omitRow()
        continue
      }
      rowOfKey[[organisationID, activityID, word ?? ""]] = table.row
      records.participations.append(
        Participation(
          of: organisationID, in: activityID, role: word.map(Role.init(rawValue:)),
          provenance: table.provenance(source: source, note: note)))
    }
    table.finish()
  }
}
