/// What is to be said of an edge list as a whole.
struct EdgeListNotes {
  /// How many organisations were taken from the ties; nil if a node table says who they are.
  var organisationsFromTies: Int?
  var selfTies = 0
  var dangling = 0
  var repeated = 0

  func log(_ table: TableReader) {
    if let count = organisationsFromTies {
      table.log.note(
        "\(table.file): there is no node table; the \(counted(count, "organisation")) are those that the ties name")
    }
    if selfTies > 0 {
      table.log.note("\(table.file): \(counted(selfTies, "tie")) from an organisation to itself")
    }
    if repeated > 0 {
      table.log.note(
        "\(table.file): \(counted(repeated, "row")) repeat\(repeated == 1 ? "s" : "") an earlier row exactly")
    }
    if dangling > 0 {
      table.log.note(
        "\(table.file): \(counted(dangling, "tie")) left out because the row of an organisation was left out")
    }
  }
}
