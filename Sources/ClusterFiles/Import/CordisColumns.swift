import ClusterModel

/// Where a table of CORDIS keeps what; the names differ between editions.
struct CordisColumns {
  /// The project that a row of another table is about.
  var project: Int?
  /// The number of the project in its own table, by the column that names it elsewhere.
  var ownProject: Int?
  /// The identifiers of a project in its own table, best first.
  var projectKeys: [Int] = []
  var organisation: Int?
  var name: Int?
  var shortName: Int?
  var acronym: Int?
  var activityType: Int?
  var sme: Int?
  var country: Int?
  var city: Int?
  var street: Int?
  var postCode: Int?
  var nuts: Int?
  var geolocation: Int?
  var website: Int?
  var vatNumber: Int?
  var updated: Int?
  var role: Int?
  var order: Int?
  var ecContribution: Int?
  var netContribution: Int?
  var totalCost: Int?
  var ended: Int?
  var title: Int?
  var start: Int?
  var end: Int?
  var status: Int?
  var programme: Int?
  var topics: Int?
  var scheme: Int?
  var call: Int?
  /// Columns that have no place in the package.
  var others: [Int] = []

  /// Whether they can hardly be those of any other table: projects with organisations, or projects of a programme.
  var isOfCordis: Bool { (project != nil && organisation != nil) || (ownProject != nil && programme != nil) }

  init(_ headers: [String]) {
    let folded = headers.map(ColumnNames.folded)
    var taken: Set<Int> = []
    func take(_ names: String...) -> Int? {
      let found = ColumnNames.find(names, in: folded, except: taken)
      if let found { taken.insert(found) }
      return found
    }
    project = take("projectid", "projectrcn", "projectreference")
    organisation = take("organisationid", "organizationid", "neworgid", "pic")
    if organisation == nil, project != nil, folded.contains("role") || folded.contains("activitytype") {
      organisation = take("id")
    }
    acronym = take("projectacronym", "acronym")
    title = take("title")
    (start, end) = (take("startdate"), take("enddate"))
    if organisation == nil, title != nil || start != nil || acronym != nil {
      projectKeys = [take("id"), take("reference"), take("rcn"), project].compactMap(\.self)
      (ownProject, project) = (projectKeys.first, nil)
    }
    (name, shortName) = (take("name"), take("shortname"))
    (activityType, sme, country) = (take("activitytype"), take("sme"), take("country"))
    (city, street, postCode) = (take("city"), take("street"), take("postcode"))
    (nuts, geolocation) = (take("nutscode"), take("geolocation"))
    website = take("organizationurl", "organisationurl", "website")
    (vatNumber, updated) = (take("vatnumber"), take("contentupdatedate"))
    (role, order) = (take("role"), take("order"))
    ecContribution = take("eccontribution", "ecmaxcontribution")
    (netContribution, totalCost) = (take("neteccontribution"), take("totalcost"))
    ended = take("endofparticipation")
    (status, topics, scheme) = (take("status"), take("topics"), take("fundingscheme"))
    programme = take("legalbasis", "programme", "frameworkprogramme")
    call = take("mastercall", "call", "subcall")
    others = headers.indices.filter { !taken.contains($0) && !headers[$0].isEmpty }
  }
}

extension TableReader {
  /// Says which columns have no place in the package.
  func noteUnused(_ columns: CordisColumns) {
    guard !columns.others.isEmpty else { return }
    log.note("\(file): not kept: \(columns.others.map { headers[$0] }.joined(separator: ", "))")
  }

  /// A sum of money, written with a decimal point or comma and without thousands marks; what is none is reported.
  mutating func money(_ column: Int?) -> String? {
    guard let column, let text = trimmedText(column) else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let areDigits = parts.allSatisfy { part in part.utf8.allSatisfy { 48...57 ~= $0 } } && !(parts.first ?? "").isEmpty
    guard areDigits, parts.count <= 2, parts.count == 1 || 1...2 ~= parts[1].utf8.count || text.contains(".") else {
      report(
        .badNumber, severity: .warning, column: column, value: text,
        "\(headers[column]) \"\(text)\" is no sum of money; it is left out")
      return nil
    }
    if text.contains(",") { decimalCommas += 1 }
    return parts.joined(separator: ".")
  }

  /// A date without its time of day; what is none is reported and left out.
  mutating func day(_ column: Int?) -> PartialDate? {
    guard let column, let text = trimmedText(column) else { return nil }
    let day = text.split(separator: " ").first.map(String.init) ?? text
    if let date = PartialDate(day) { return date }
    report(
      .badDate, severity: .warning, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no date such as 2019-03-31; it is left out")
    return nil
  }

  /// True or false, as CORDIS and spreadsheets write it; nil for an empty field and anything else, which is reported.
  mutating func truth(_ column: Int?) -> Bool? {
    guard let column, let text = trimmedText(column) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "y", "1", "wahr", "vrai": return true
    case "false", "no", "n", "0", "falsch", "faux": return false
    default:
      report(
        .badBoolean, severity: .warning, column: column, value: text,
        "\(headers[column]) \"\(text)\" is neither true nor false; it is left out")
      return nil
    }
  }

  /// A country by code or name as ISO code; another text is reported and returned apart.
  mutating func countryOrText(_ column: Int?) -> (code: String?, text: String?) {
    guard let column, let text = trimmedText(column) else { return (nil, nil) }
    if let country = countryByCode(text) ?? Country(name: text) { return (country.code, nil) }
    report(
      .unknownCountry, severity: .warning, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no country of ISO 3166-1; it is kept as country_text")
    return (nil, text)
  }
}
