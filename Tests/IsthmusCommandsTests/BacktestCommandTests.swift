import Foundation
import Testing

@Suite struct BacktestCommandTests {
  /// Five organisations of two sectors; two ties come in 2021.
  private static let folder = [
    "nodes.csv": "id,sector\na,x\nb,x\nc,y\nd,y\ne,y\n",
    "edges.csv": "source,target,since\na,b,2019\nb,c,2019\nc,d,2020\na,c,2021-03\nb,d,2021\na,e,2021\n",
  ]

  @Test func countsByHand() throws {
    let folder = try Folder(Self.folder)
    let json = try Command("backtest", folder.path, "--since", "2021", "--first", "1,2", "--format", "json").json
    #expect(json["schema"] as? String == "isthmus.backtest/1")
    // a, b, c and d had a tie; a–c, a–d and b–d were open across sectors; e was not known. All but a–d were tied.
    #expect(json["organisations"] as? Int == 4 && json["new_ties"] as? Int == 3)
    #expect(json["pairs"] as? Int == 3 && json["tied_later"] as? Int == 2)
    let methods = try #require(json["methods"] as? [[String: Any]])
    #expect(
      methods.map { $0["method"] as? String } == [
        "gap ranking", "resource allocation", "preferential attachment", "chance",
      ])
    // Numbers of contacts: a 1, b 2, c 2, d 1, so a–c 2, b–d 2, a–d 1. Shared: b for a–c, c for b–d, none for a–d.
    #expect(methods.map { $0["auc"] as? Double }[1...] == [1, 1, 0.5])
    #expect(methods[1]["precision-at-2"] as? Double == 1)
    #expect(abs((methods[3]["precision-at-1"] as? Double ?? 0) - 2.0 / 3) < 1e-15)
    let table = try Command("backtest", folder.path, "--since", "2021")
    #expect(table.status == 0 && table.output.contains("2 ties that came are too few to tell the methods apart"))
  }

  @Test func saysWhyThereIsNothingToTest() throws {
    let folder = try Folder(Self.folder)
    let never = try Command("backtest", folder.path, "--since", "2030")
    #expect(never.status == 64 && never.errors.contains("no tie began on 2030-01-01 or later"))
    let unknown = try Command("backtest", folder.path, "--since", "2019")
    #expect(unknown.status == 64 && unknown.errors.contains("none of them between two organisations that had a tie"))
    #expect(try Command("backtest", folder.path, "--since", "spring").status == 64)
    #expect(try Command("backtest", folder.path, "--since", "2021", "--first", "0").status == 64)
  }
}
