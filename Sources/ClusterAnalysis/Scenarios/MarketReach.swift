public import ClusterModel
public import GraphAlgorithms
import GraphCore

/// How many organisations reach a market, before and after a scenario.
public struct MarketReach: Hashable, Sendable {
  /// The numbers of steps that are looked at.
  public static let steps = [1, 2, 3]

  /// The market.
  public let country: Country
  /// How it stands in the strategy, if the data set says.
  public let priority: MarketPriority?
  /// How many organisations of that country there are.
  public let contacts: Change<Int>
  /// How many organisations could reach it: those of the home countries, or all others if no country is home.
  public let members: Change<Int>
  /// How many of them reach a contact within each of ``steps``.
  public let within: [Change<Int>]
  /// How many of them reach a contact by any path.
  public let atAll: Change<Int>
  /// Those that stay and no longer reach a contact within the last of ``steps``.
  public let losing: [RecordID]
  /// Those that were there and now reach one within the last of ``steps``.
  public let gaining: [RecordID]

  /// The markets that the strategy names, or else all countries outside home in which there are organisations.
  static func all(before: ClusterNetwork, after: ClusterNetwork) -> [MarketReach] {
    let home = after.records.homeCountries
    var markets = after.records.markets.map { ($0.country, $0.priority) }
    if markets.isEmpty, !home.isEmpty {
      let countries = (before.records.organisations + after.records.organisations).compactMap(\.country)
      markets = Set(countries).subtracting(home).sorted().map { ($0, nil) }
    }
    return markets.map { country, priority in
      let (old, new) = (distances(in: before, to: country), distances(in: after, to: country))
      let limit = steps.last ?? 0
      func isNear(_ distance: Int??) -> Bool { (distance ?? nil).map { $0 <= limit } ?? false }
      let staying = new.members.filter { old.ofMember[$0] != nil }
      return MarketReach(
        country: country, priority: priority, contacts: Change(before: old.contactCount, after: new.contactCount),
        members: Change(before: old.members.count, after: new.members.count),
        within: steps.map { Change(before: old.count(within: $0), after: new.count(within: $0)) },
        atAll: Change(before: old.count(within: .max), after: new.count(within: .max)),
        losing: staying.filter { isNear(old.ofMember[$0]) && !isNear(new.ofMember[$0]) },
        gaining: staying.filter { !isNear(old.ofMember[$0]) && isNear(new.ofMember[$0]) })
    }
  }

  private struct Distances {
    var contactCount: Int
    var members: [RecordID]
    var ofMember: [RecordID: Int?]

    func count(within limit: Int) -> Int { members.count { (ofMember[$0] ?? nil).map { $0 <= limit } ?? false } }
  }

  private static func distances(in network: ClusterNetwork, to country: Country) -> Distances {
    let home = network.records.homeCountries
    let contacts = network.graph.nodes.filter { network[$0].organisation?.country == country }
    let table = network.graph.reachTable(to: contacts)
    let members = network.graph.nodes.filter { node in
      guard let organisation = network[node].organisation, organisation.country != country else { return false }
      return home.isEmpty || (organisation.country.map(home.contains) ?? false)
    }
    return Distances(
      contactCount: contacts.count, members: members.map(network.id(of:)),
      ofMember: Dictionary(uniqueKeysWithValues: members.map { (network.id(of: $0), table.distances[$0.index]) }))
  }
}
