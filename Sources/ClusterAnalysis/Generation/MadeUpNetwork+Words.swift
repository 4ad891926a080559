import ClusterModel

// The words of made-up networks.
extension MadeUpNetwork {
  enum Words {
    static let membership = TieKind(rawValue: "membership")
    static let partner = TieKind(rawValue: "partner")
    static let consortium = TieKind(rawValue: "consortium")
    static let contact = TieKind(rawValue: "contact")
    static let agreement = TieKind(rawValue: "agreement")
  }

  static let rules: [TieKind: TieKindRule] = [
    Words.membership: TieKindRule(
      label: "Membership", meaning: "The first is a member of the second.", addsUp: false),
    Words.partner: TieKindRule(label: "Cooperation", meaning: "The two cooperate.", addsUp: false),
    Words.consortium: TieKindRule(
      label: "Consortium", meaning: "The two are partners of joint projects; the strength counts them."),
    Words.contact: TieKindRule(label: "Contact", meaning: "The two are in touch.", addsUp: false),
    Words.agreement: TieKindRule(label: "Partnership agreement", meaning: "The two have a partnership agreement."),
  ]

  static let years = (2012...2025).map { PartialDate("\($0)") }

  static let sectorNames = [
    "ict", "manufacturing", "agrifood", "health", "energy", "mobility", "materials", "construction", "textiles",
    "creative-industries", "tourism", "logistics", "photonics", "chemistry", "water", "forestry", "aerospace",
    "finance",
    "education", "defence",
  ]

  /// Countries by the number of their cluster organisations, roughly; then all others by code.
  static let order: [String] = {
    let first = [
      "DE", "FR", "IT", "ES", "PL", "PT", "SE", "NL", "AT", "DK", "BE", "FI", "RO", "CZ", "HU", "GR", "NO", "IE", "SI",
      "BG", "HR", "LT", "EE", "LV", "SK", "LU", "CY", "MT", "CH", "GB", "UA", "RS", "TR", "IS",
    ]
    return first + Country.all.map(\.code).filter { !first.contains($0) }
  }()

  /// `creative-industries` as `Creative industries`; what is one word in capitals stays one.
  static func title(of id: String) -> String {
    if id == "ict" { return "ICT" }
    let words = id.replacing("-", with: " ").replacing("sme ", with: "SME ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
