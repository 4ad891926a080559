public import ClusterModel
import GraphCore

/// A figure that a partnership set out to reach, with the gaps whose closing would count towards it.
public struct IndicatorGap: Hashable, Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// How much is missing to the target: 0 if it was reached, nil if either figure is not known.
  public let shortBy: Double?
  /// The ids of the cards that would count, the best first, no more than are missing.
  public let cardIDs: [String]
  /// Whether a card, closed by an agreement, counts towards it.
  public let isCountedInAgreements: Bool
}

extension GapAnalysis {
  /// The indicators of the data set.
  ///
  /// A card that is closed by signing an agreement counts towards an indicator whose unit is agreements, and towards no
  /// other: nothing is claimed for events, strategies or organisations, which a tie does not make.
  public var indicators: [IndicatorGap] {
    network.records.indicators.map { indicator in
      let counts = indicator.unit?.lowercased().contains("agreement") ?? false
      let missing = counts ? Int((indicator.shortBy ?? 0).rounded(.up)) : 0
      return IndicatorGap(
        indicator: indicator, shortBy: indicator.shortBy, cardIDs: cards.prefix(missing).map(\.id),
        isCountedInAgreements: counts)
    }
  }

  /// A count of a survey in one country, with who of that country is in the network.
  public struct SurveyedCountry: Hashable, Sendable {
    /// The count.
    public let count: SurveyCount
    /// The country.
    public let country: Country
    /// How many organisations of that country are in the network.
    public let inNetwork: Int
    /// How many of them have a tie.
    public let tied: Int
  }

  /// The countries in which a survey counted organisations, those that are nobody's contact yet first.
  public var surveyedCountries: [SurveyedCountry] {
    let graph = network.graph
    return network.records.surveys.compactMap { count -> SurveyedCountry? in
      guard let country = count.country, count.count > 0 else { return nil }
      let there = graph.nodes.filter { network[$0].organisation?.country == country }
      return SurveyedCountry(
        count: count, country: country, inNetwork: there.count, tied: there.count { graph.outDegree(of: $0) > 0 })
    }.sorted { left, right in
      (left.tied, right.count.count, left.country, left.count.survey)
        < (right.tied, left.count.count, right.country, right.count.survey)
    }
  }
}
