import ClusterFiles
import ClusterModel
import GraphCore
import Testing

@Suite struct PackageReaderTests {
  static let descriptor = """
    {"name": "dia", "title": "Alliance", "home": ["PT", "IT", "EL"],
     "tieKinds": {"visit": {"label": "Visit", "meaning": "one went to see the other", "adds": false, "step": false}},
     "resources": [
      {"name": "organisations", "path": "data/organisations.csv"}, {"name": "ties", "path": "ties.csv",
       "dialect": {"delimiter": ";"}, "schema": {"fields": [{"name": "source_id"}], "missingValues": ["", "-"]}},
      {"path": "activities.csv"}, {"name": "participations", "path": "participations.csv"},
      {"name": "markets", "path": "markets.csv"}, {"name": "indicators", "path": "indicators.csv"},
      {"name": "sectors", "path": "sectors.csv"}, {"name": "surveys", "path": "surveys.csv"},
      {"name": "photos", "path": "photos.csv"}]}
    """

  private func package() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "datapackage.json": Self.descriptor,
      "organisations.csv": "",
      "ties.csv":
        "source_id;target_id;kind;strength;directed;since;until;source;note;budget\nmesap;tice;visit;2;-;2018-05;-;p. 3;n;12\n",
      "activities.csv":
        "id,name,kind,start,end,city,country,attendance,source,note\nfinal,Final event,event,2019-11-05,2019,Turin,IT,70,p. 9,\n",
      "participations.csv": "organisation_id,activity_id,role,source\nmesap,final,host,p. 9\ntice,final,,p. 9\n",
      "markets.csv": "country,priority,rationale,source\nUS,target,large,p. 4\nCA,vehicle,,\n",
      "indicators.csv": "id,name,unit,target,achieved,source\nsmes,SMEs,organisations,31,10,p. 8\nb2b,B2B,,,2,\n",
      "sectors.csv": "id,name,parent,source\nplasma,Plasma,industry,\nindustry,Industry,,\nict,ICT,,\n",
      "surveys.csv": "survey,country,kind,count,source,note\nmap,EE,cluster,2,p. 5,\n",
    ])
    try folder.makeFolder("data")
    let organisations = """
      id,name,short_name,kind,country,region,city,sectors,areas,seeks,offers,website,source,note,club
      mesap,MESAP Innovation Cluster,MESAP,cluster,IT,Piemonte,Turin,plasma;ict,laser; 3D,a,b;c,https://mesap.it,p. 2,n,x
      tice,TICE.PT,,cluster,PT,,,ict,,,,,p. 2,,

      """
    try folder.write(Array(organisations.utf8), "data/organisations.csv")
    return folder
  }

  @Test("A whole package becomes records")
  func whole() throws {
    let folder = try package()
    let network = try ClusterLoader().load(path: folder.path)
    let records = network.records
    #expect(network.problems.isEmpty)
    #expect(network.omittedRows == 0)
    // Who works with the network is not told of tables that have no part in it; who checks the data is.
    let remark = "datapackage.json: not part of the network: photos"
    #expect(!network.notices.contains(remark))
    #expect(try ClusterLoader().check(path: folder.path).notices.contains(remark))
    #expect(records.title == "Alliance")
    #expect(records.homeCountries.map(\.code).sorted() == ["GR", "IT", "PT"])
    #expect(
      records.tieKindRules == [
        TieKind(rawValue: "visit"): TieKindRule(
          label: "Visit", meaning: "one went to see the other", addsUp: false, isStep: false)
      ])
    var mesap = Organisation(
      id: "mesap", name: "MESAP Innovation Cluster",
      provenance: Provenance(file: "data/organisations.csv", row: 2, source: "p. 2", note: "n"))
    (mesap.shortName, mesap.kind, mesap.country) = ("MESAP", .cluster, Country(code: "IT"))
    (mesap.region, mesap.city, mesap.sectors) = ("Piemonte", "Turin", ["plasma", "ict"])
    (mesap.areas, mesap.seeks, mesap.offers) = (["laser", "3D"], ["a"], ["b", "c"])
    (mesap.website, mesap.attributes) = ("https://mesap.it", ["club": "x"])
    #expect(records.organisations.first == mesap)
    #expect(records.attributeNames == ["club"])
    var tie = Tie(
      from: "mesap", to: "tice", kind: TieKind(rawValue: "visit"), strength: 2,
      provenance: Provenance(file: "ties.csv", row: 2, source: "p. 3", note: "n"))
    (tie.since, tie.attributes) = (PartialDate("2018-05"), ["budget": "12"])
    #expect(records.ties == [tie])
    #expect(records.activities.map(\.attendance) == [70])
    #expect(records.participations.map(\.role?.rawValue) == ["host", nil])
    #expect(records.markets.map(\.priority?.rawValue) == ["target", "vehicle"])
    #expect(records.indicators.map(\.target) == [31, nil])
    #expect(records.indicators.map(\.achieved) == [10, 2])
    #expect(records.rootSectors["plasma"] == "industry")
    #expect(records.surveys.map(\.count) == [2])
    #expect(network.tables.map(\.rows) == [3, 2, 1, 1, 2, 2, 2, 1])
  }

  @Test func descriptorMayBeNamedItself() throws {
    let folder = try package()
    let loader = ClusterLoader()
    #expect(try loader.load(path: folder.path + "/datapackage.json").records == loader.load(path: folder.path).records)
  }

  @Test("Only organisations and ties are needed")
  func smallest() throws {
    let folder = try TemporaryFolder([
      "datapackage.json": """
      {"resources": [{"path": "organisations.csv"}, {"path": "ties.csv"}]}
      """,
      "organisations.csv": "id,name\na,A\nb,B\n", "ties.csv": "source_id,target_id\na,b\n",
    ])
    let records = try ClusterLoader().load(path: folder.path).records
    #expect(records.organisations.count == 2)
    #expect(records.ties.map(\.kind) == [.unspecified])
  }

  @Test(
    "Broken JSON is placed where it breaks",
    arguments: [
      ("{\n \"a\": [,]\n}", "datapackage.json:2:8"), ("{\"a\": 1", "datapackage.json:1"), ("", "datapackage.json:1"),
      ("[]", "datapackage.json"), ("{\"resources\": {}}", "datapackage.json"),
    ])
  func brokenDescriptor(text: String, place: String) throws {
    let folder = try TemporaryFolder(["datapackage.json": text])
    let report = try ClusterLoader().check(path: folder.path)
    #expect(report.problems.map(\.place) == [place])
    #expect(report.records == nil)
    #expect(throws: LoadError.problems(report.problems)) {
      try ClusterLoader(options: .init(problems: .lenient)).load(path: folder.path)
    }
  }

  @Test("A package with a few bytes changed never traps", arguments: 0..<10 as Range<UInt64>)
  func mutated(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try package()
    let names = folder.names.filter { $0.contains(".") } + ["data/organisations.csv"]
    for _ in 0..<15 {
      guard let name = names.randomElement(using: &random) else { continue }
      let original = try folder.bytes(name)
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          [34, 44, 59, 10, 0, 0xFF, 65, 123][
            Int.random(in: 0..<8, using: &random)]
      }
      try folder.write(bytes, name)
      let report = try ClusterLoader().check(path: folder.path)
      if let records = report.records {
        let ids = Set(records.organisations.map(\.id))
        #expect(records.ties.allSatisfy { ids.contains($0.sourceID) && ids.contains($0.targetID) })
        #expect(records.participations.allSatisfy { ids.contains($0.organisationID) })
      }
      try folder.write(original, name)
    }
  }
}
