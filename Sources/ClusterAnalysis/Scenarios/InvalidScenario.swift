public import ClusterModel

/// A reason why a scenario cannot happen.
public struct ScenarioProblem: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// No organisation has this id.
    case unknownOrganisation(String)
    /// The organisation leaves in the same scenario.
    case leaves(String)
    /// The organisation is named twice among those that leave.
    case leavesTwice(String)
    /// An organisation that joins has an id that is taken.
    case idTaken(String)
    /// A tie would join an organisation with itself.
    case selfTie(String)
    /// Such a tie is there already.
    case tieExists(String, String, kinds: [TieKind])
    /// There is no such tie; the activities are those in which both took part.
    case noSuchTie(String, String, kind: TieKind?, others: [TieKind], activities: [String])
    /// A strength is not a finite number above zero.
    case badStrength(Double)
  }

  /// What is wrong.
  public let reason: Reason
  /// Where it was written, if on a line of a file.
  public let place: String?

  /// One sentence for people, with the place in front.
  public var description: String { (place.map { "\($0): " } ?? "") + sentence }

  private var sentence: String {
    switch reason {
    case .unknownOrganisation(let id): return "no organisation is called “\(id)”"
    case .leaves(let name): return "\(name) leaves in this scenario, so it can have no new tie"
    case .leavesTwice(let name): return "\(name) is named twice among those that leave"
    case .idTaken(let id):
      return "an organisation with the id “\(id)” is there already; give the one that joins another id"
    case .selfTie(let name): return "a tie joins two organisations, not \(name) with itself"
    case .tieExists(let a, let b, let kinds):
      return "\(a) and \(b) have a tie of kind \(listed(kinds.map(\.rawValue))) already; "
        + "to add one of another kind, write “A -- B: kind”"
    case .noSuchTie(let a, let b, let kind, let others, let activities):
      var text = "\(a) and \(b) have no tie" + (kind.map { " of kind \($0.rawValue)" } ?? "")
      if !others.isEmpty { text += "; they have one of kind \(listed(others.map(\.rawValue)))" }
      if !activities.isEmpty {
        text +=
          "; they met at \(listed(activities)), which cannot be undone (--affiliations none leaves activities out)"
      }
      return text
    case .badStrength(let strength): return "a tie's strength is a number above zero, not \(strength)"
    }
  }
}

/// A scenario that cannot happen, with everything that is wrong in it.
public struct InvalidScenario: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in the order of the scenario.
  public let problems: [ScenarioProblem]

  /// A sentence for each problem, on lines of their own.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
