import ClusterModel
import GraphAlgorithms
import GraphCore

/// What two organisations have to offer each other.
public struct PairComplementarity: Hashable, Sendable {
  /// From 0 to 100, see ``GapPart/Kind/complementarity``.
  public let value: Double
  /// What one of them seeks and the other offers or works in, in alphabetical order.
  public let matches: [String]
}

/// What the organisations of a network work in, seek and offer.
struct PartnerLabels: Sendable {
  private let portfolios: [LabelPortfolio?]
  private let relatedness: LabelRelatedness
  private let seeks: [[String: String]]
  private let has: [Set<String>]

  /// Collects technology areas and sectors as labels.
  ///
  /// Which labels go together is learnt from the organisations that have several of them; if there are fewer than two
  /// such, from the specialities of countries.
  ///
  /// - Complexity: O(*n* *l*²) for *l* labels.
  init(_ network: ClusterNetwork) {
    let organisations = network.members.map(\.organisation)
    let labelsOfNode = organisations.map { organisation -> Set<String> in
      guard let organisation else { return [] }
      return Set(organisation.sectors.map { "sector \($0)" } + organisation.areas.map { "area \(Self.folded($0))" })
    }
    let labels = Set(labelsOfNode.joined()).sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let owned = labelsOfNode.map { own in labels.map(own.contains) }
    let several = owned.indices.filter { labelsOfNode[$0].count > 1 }
    if several.count > 1 {
      relatedness = LabelRelatedness(
        owned: owned.indices.filter { !labelsOfNode[$0].isEmpty }.map { owned[$0] }, labelCount: labels.count)
    } else {
      var counts: [String: [Double]] = [:]
      for (node, member) in network.members.enumerated() {
        guard let country = network.value(of: "country", at: member) else { continue }
        for label in labelsOfNode[node] {
          counts[country, default: Array(repeating: 0, count: labels.count)][places[label] ?? 0] += 1
        }
      }
      let table = LabelTable(counts.sorted { $0.key < $1.key }.map(\.value), labelCount: labels.count)
      relatedness = LabelRelatedness(owned: table.specialities(), labelCount: labels.count)
    }
    portfolios = organisations.indices.map { node in
      guard let organisation = organisations[node], !labelsOfNode[node].isEmpty else { return nil }
      let sought = organisation.seeks.flatMap { ["sector \($0)", "area \(Self.folded($0))"] }.compactMap { places[$0] }
      let targets = sought.isEmpty ? labelsOfNode[node].compactMap { places[$0] } : sought
      return LabelPortfolio(owned: owned[node], targets: Set(targets))
    }
    seeks = organisations.map { organisation in
      Dictionary((organisation?.seeks ?? []).map { (Self.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    has = organisations.map { organisation in
      guard let organisation else { return [] }
      return Set((organisation.offers + organisation.areas + organisation.sectors).map(Self.folded))
    }
  }

  /// What two organisations have to offer each other; nil if the data say nothing about it.
  func complementarity(of a: NodeID, and b: NodeID) -> PairComplementarity? {
    let measured = portfolios[a.index].flatMap { first in
      portfolios[b.index].map { relatedness.complementarity(of: first, and: $0) }
    }
    let toA = received(by: a, from: b, measured?.toFirst)
    let toB = received(by: b, from: a, measured?.toSecond)
    let directions = [toA.value, toB.value].compactMap(\.self)
    guard !directions.isEmpty else { return nil }
    return PairComplementarity(
      value: directions.reduce(0, +) / Double(directions.count), matches: Set(toA.matches + toB.matches).sorted())
  }

  /// What one has to offer the other: the share of declared wishes that it meets, or what it adds to their surroundings.
  private func received(
    by owner: NodeID, from partner: NodeID, _ density: Double?
  ) -> (value: Double?, matches: [String]) {
    let wishes = seeks[owner.index]
    guard !wishes.isEmpty, !has[partner.index].isEmpty else { return (density, []) }
    let met = wishes.keys.filter(has[partner.index].contains)
    let share = 100 * Double(met.count) / Double(wishes.count)
    return (max(share, density ?? 0), met.compactMap { wishes[$0] })
  }

  private static func folded(_ text: String) -> String { text.lowercased() }
}
