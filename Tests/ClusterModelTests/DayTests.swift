import ClusterModel
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2019", "2019-01-01", "2019-12-31"), ("2019-02", "2019-02-01", "2019-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"), ("2019-10-31", "2019-10-31", "2019-10-31"),
  ])
  func spansWhatItCanMean(text: String, first: String, last: String) throws {
    let date = try #require(PartialDate(text))
    #expect(date.first.description == first && date.last.description == last && date.description == text)
  }

  @Test(arguments: [
    "", "19", "2019-1", "2019-13", "2019-00", "2019-02-29", "2019-04-31", "2019-05-1", "2019-05-014", "2019/05/14",
    "14.05.2019", "2019-05-14T00:00", "２０１９", "-2019", "2019-", "+201", "0000",
  ])
  func refuses(text: String) { #expect(PartialDate(text) == nil) }
}
