import Testing
import ZipFiles

@testable import Workbooks

/// Workbooks put together by hand, part by part, as Excel writes them.
@Suite struct WorkbookReaderTests {
  private static let book = """
    <workbook xmlns:r="x"><workbookPr/><sheets><sheet name="Members" sheetId="1" r:id="rId1"/>\
    <sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>
    """
  private static let relations = """
    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
    """
  private static let shared = """
    <sst><si><t>Our network</t></si><si><t>id</t></si><si><t>Name</t></si><si><r><t>Čebe</t></r><r><t>lica, "d.o.o."</t></r>\
    <rPh><t>spoken</t></rPh></si><si><t>Since</t></si><si><t>Contact</t></si></sst>
    """
  private static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>\
    </styleSheet>
    """
  private static let sheet = """
    <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>\
    <row r="2"><c r="B2" t="s"><v>5</v></c></row>\
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>4</v></c></row>\
    <row r="4"><c r="A4" s="1"><v>123</v></c><c r="B4" t="s"><v>3</v></c><c r="C4" s="2"><v>43466</v></c></row>\
    <row r="6" hidden="1"><c r="A6"><v>1.2345678901234567E+17</v></c><c r="B6" t="inlineStr"><is><t>Ben</t></is></c>\
    <c r="C6" s="3"><v>43466.5</v></c></row>\
    <row r="7"><c r="A7" s="2"><v>43536</v></c><c r="B7" t="b"><v>1</v></c><c r="C7" t="e"><v>#N/A</v></c></row>\
    </sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/></mergeCells></worksheet>
    """

  private func archive(_ parts: [(String, String)]) throws -> [UInt8] {
    var writer = try ZipWriter()
    for (name, text) in parts { try writer.add(name, Array(text.utf8)) }
    return try writer.finish()
  }

  private func workbook(sheet: String = Self.sheet, shared: String = Self.shared) throws -> [UInt8] {
    try archive([
      ("xl/workbook.xml", Self.book), ("xl/_rels/workbook.xml.rels", Self.relations), ("xl/sharedStrings.xml", shared),
      ("xl/styles.xml", Self.styles), ("xl/worksheets/sheet1.xml", sheet),
      ("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"),
    ])
  }

  @Test func cellsOfEveryKind() throws {
    let sheets = try WorkbookReader.sheets(of: workbook())
    #expect(sheets.map(\.name) == ["Members", "Old"] && sheets.map(\.isHidden) == [false, true])
    let rows = sheets[0].rows
    #expect(rows[4]?[1] == .init("00123", .number) && rows[4]?[2] == .init("Čebelica, \"d.o.o.\""))
    #expect(rows[4]?[3] == .init("2019-01-01", .date))
    // The number of 64 bits next to the one in the file.
    #expect(rows[6]?[1] == .init("123456789012345664", .roundedNumber))
    #expect(rows[6]?[2] == .init("Ben") && rows[6]?[3] == .init("2019-01-01 12:00:00", .date))
    #expect(rows[7]?[1] == .init("2019-03-12", .date) && rows[7]?[2] == .init("true", .truth))
    #expect(rows[7]?[3] == .init("#N/A", .failure))
    #expect(sheets[0].hiddenRows == [6] && sheets[0].mergedCells.count == 2)
  }

  @Test func theTableOfASheet() throws {
    let table = try #require(try WorkbookReader.sheets(of: workbook())[0].table)
    #expect(table.headers == ["id", "Contact Name", "Contact Since"])
    let lines = String(decoding: table.csv, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    // A line stands where the row stands; two of the sheet are empty or above the header.
    #expect(lines.count == 8 && lines[0].isEmpty && lines[1].isEmpty && lines[4].isEmpty)
    #expect(lines[2] == "id,Contact Name,Contact Since")
    #expect(lines[3] == "00123,\"Čebelica, \"\"d.o.o.\"\"\",2019-01-01" && lines[6] == "2019-03-12,true,")
    #expect(
      table.notices == [
        "the merged cell “Contact” is put before the names of its columns", "1 row above the header skipped",
        "1 row hidden in the sheet, read like the others",
      ])
    try #require(table.damage.count == 3)
    #expect(table.damage[0].hasPrefix("column A (“id”): 1 of 2 cells are dates, first in row 7"))
    #expect(table.damage[1].hasPrefix("column A (“id”): 1 number of sixteen digits or more, first in row 6"))
    #expect(table.damage[2].contains("1 formula failed, first in row 7"))
  }

  /// Days of the 1900 and the 1904 calendar, counted by hand from their beginnings.
  @Test(arguments: [
    (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"), (25_569, false, "1970-01-01"),
    (36_585, false, "2000-02-29"), (39_448, false, "2008-01-01"), (37_986, true, "2008-01-01"), (0, true, "1904-01-01"),
    (0.25, false, "06:00:00"), (44_561.999_999_9, false, "2022-01-01"), (2_958_465, false, "9999-12-31"),
  ])
  func datesOfSerialNumbers(_ number: Double, _ startsIn1904: Bool, _ date: String) {
    #expect(CellFormats.date(number, startsIn1904: startsIn1904) == date)
    #expect(CellFormats.date(-1, startsIn1904: startsIn1904) == nil)
  }

  @Test func whatIsNoWorkbook() throws {
    func refusal(_ bytes: [UInt8]) throws -> String {
      try #require(throws: WorkbookError.self) { try WorkbookReader.sheets(of: bytes) }.description
    }
    #expect(try refusal([]).contains("no .xlsx"))
    #expect(try refusal(Array("PK\u{3}\u{4}".utf8)).contains("no .xlsx"))
    #expect(try refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).contains("97–2003"))
    #expect(try refusal(archive([("a.txt", "a")])).contains("holds no workbook"))
    #expect(try refusal(archive([("xl/workbook.xml", Self.book)])).contains("“Members” is missing"))
    let noText = "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>"
    #expect(try refusal(workbook(sheet: noText)).contains("shared text"))
    #expect(try refusal(workbook(sheet: "<worksheet><row r=\"99999999\"/></worksheet>")).contains("no row 99999999"))
    #expect(try refusal(workbook(sheet: "<!DOCTYPE a [<!ENTITY b \"bb\">]><worksheet/>")).contains("entities"))
  }

  /// What unpacks to far more than text does is refused.
  @Test func bombs() throws {
    let bytes = try workbook(sheet: "<worksheet>" + String(repeating: " ", count: 100 << 20))
    #expect(bytes.count < 1 << 20)
    #expect(throws: WorkbookError.self) { try WorkbookReader.sheets(of: bytes) }
  }

  @Test func everyCutIsRefused() throws {
    let bytes = try workbook()
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: WorkbookError.self) { try WorkbookReader.sheets(of: Array(bytes.prefix(count))) }
    }
  }

  @Test func namesOfColumns() {
    for (number, name) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")] {
      #expect(columnName(number) == name)
      #expect(cellPlace("\(name)7").map { [$0.row, $0.column] } == [7, number])
    }
    for text in ["", "A", "7", "7A", "A0", "XFE1", "A1048577", "a1", "A1:B2"] { #expect(cellPlace(text) == nil) }
  }
}
