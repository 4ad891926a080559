import Foundation
import Testing

@Suite struct ReportCommandTests {
  @Test func answersEachQuestionWithTheCommandThatGivesIt() throws {
    let network = dataset("first-steps")
    let report = try Command("report", network, "--top", "2", "--quiet")
    #expect(report.status == 0)
    #expect(report.output.hasPrefix("# first-steps\n"))
    for question in ["Who bridges the sectors?", "Where are partnerships missing?", "Whom should we meet next?"] {
      #expect(report.output.contains("## \(question)\n"))
    }
    // The table below the first question is what the command below it prints.
    let bridges = try Command("bridges", network, "--format", "markdown", "--quiet")
    #expect(report.output.contains(bridges.output) && report.output.contains("`isthmus bridges \(network)`"))
    let best = try Command("gaps", network, "--best", "2", "--part", "best", "--format", "markdown", "--quiet")
    #expect(report.output.contains(best.output))
  }

  @Test func whatIsLostNamesTheWorstDeparture() throws {
    // Without h everyone else is alone; without c nothing happens but for c.
    let folder = try Folder([
      "edges.csv": "source,target\nh,a\nh,b\nh,c\nh,d\n", "nodes.csv": "id,sector\nh,x\na,x\nb,y\nc,y\nd,y\n",
    ])
    let report = try Command("report", folder.path, "--quiet", "-o", folder.path("report.md"))
    #expect(report.status == 0 && report.output.isEmpty)
    let text = try folder.text("report.md")
    #expect(text.contains("## What do we lose if h leaves?") && text.contains("--remove h`"))
    #expect(!text.contains("report.md"))
  }

  @Test func optionsOfTheReportReachItsCommands() throws {
    let report = try Command(
      "report", dataset("digital-industry-alliance"), "--by", "sector-group", "--without", "network", "--top", "1",
      "--quiet")
    #expect(report.output.contains("--by sector-group --without network`"))
    #expect(!report.output.contains("| DIA |"))
  }
}
