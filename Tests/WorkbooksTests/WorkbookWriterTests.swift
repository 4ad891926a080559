import Testing
import ZipFiles

@testable import Workbooks

@Suite struct WorkbookWriterTests {
  private static let sheets = [
    WorkbookWriter.Sheet(
      name: "organisations", columns: ["id", "size", "share", "is small"],
      rows: [
        [.text("=1+1"), .integer(12), .number(0.125), .truth(true)],
        [.text("Čebelica\u{1}"), .integer(1 << 60), .empty, .truth(false)],
        [.text("00123"), .integer(-3), .number(1e-9), .number(.infinity)],
      ])
  ]

  @Test func whatIsWrittenIsRead() throws {
    let sheet = try WorkbookReader.sheets(of: WorkbookWriter.bytes(of: Self.sheets))[0]
    #expect(sheet.rows[1]?.values.map(\.text).sorted() == ["id", "is small", "share", "size"])
    // A text that begins as a formula is text, and so is a number that Excel would round.
    #expect(sheet.rows[2]?[1] == .init("=1+1") && sheet.rows[2]?[2] == .init("12", .number))
    #expect(sheet.rows[2]?[3] == .init("0.125", .number) && sheet.rows[2]?[4] == .init("true", .truth))
    #expect(sheet.rows[3]?[1] == .init("Čebelica") && sheet.rows[3]?[2] == .init("1152921504606846976"))
    #expect(sheet.rows[3]?[3] == nil && sheet.rows[3]?[4] == .init("false", .truth))
    #expect(sheet.rows[4]?[1] == .init("00123") && sheet.rows[4]?[2] == .init("-3", .number))
    #expect(sheet.rows[4]?[3].flatMap { Double($0.text) } == 1e-9 && sheet.rows[4]?[4] == nil)
  }

  @Test func theSameBytesFiltersAndAHeaderInView() throws {
    let bytes = try WorkbookWriter.bytes(of: Self.sheets)
    #expect(try WorkbookWriter.bytes(of: Self.sheets) == bytes)
    let archive = try ZipReader(bytes)
    let page = String(decoding: try archive.contents(named: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(page.contains("<autoFilter ref=\"A1:D4\"/>") && page.contains("state=\"frozen\""))
    #expect(!page.contains("<f>"))
  }

  @Test func whatExcelCannotHold() throws {
    let long = WorkbookWriter.Sheet(name: "a", columns: ["t"], rows: [[.text(String(repeating: "a", count: 32_768))]])
    let error = try #require(throws: WorkbookError.self) { try WorkbookWriter.bytes(of: [long]) }
    #expect(error.description.contains("cell A2"))
    let name = WorkbookWriter.Sheet(name: String(repeating: "n", count: 32), columns: ["t"], rows: [])
    #expect(throws: WorkbookError.self) { try WorkbookWriter.bytes(of: [name]) }
  }
}
