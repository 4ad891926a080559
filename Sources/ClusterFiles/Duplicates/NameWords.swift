import Foundation

/// The words of an organisation's name that tell it from others, in one spelling.
struct NameWords: Hashable {
  /// The words in their order.
  let words: [String]

  init(_ name: String) {
    let plain = name.decomposedStringWithCompatibilityMapping.lowercased()
    var words: [String] = []
    var word = ""
    for scalar in plain.unicodeScalars {
      if let letters = Self.withoutStroke[scalar] {
        word += letters
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if scalar.properties.canonicalCombiningClass == .notReordered { word.unicodeScalars.append(scalar) }
      } else if scalar.properties.canonicalCombiningClass == .notReordered, scalar != "." && scalar != "'" {
        // A point joins the letters of d.o.o. and S.A., other marks part words.
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    let telling = words.filter { !Self.legalForms.contains($0) && !Self.smallWords.contains($0) }
      .map { Self.oneSpelling[$0] ?? $0 }
    // A name of nothing but such words is told by them.
    self.words = telling.isEmpty ? words : telling
  }

  private static let withoutStroke: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
  ]

  /// Legal forms of companies and associations in Europe and beyond.
  private static let legalForms: Set<String> = [
    "ab", "ag", "aie", "aktiengesellschaft", "aisbl", "ao", "aps", "as", "asa", "asbl", "bv", "bvba", "co", "company",
    "corp", "corporation",
    "cv", "dd", "doo", "dooel", "ead", "eg", "ehf", "eirl", "epe", "eurl", "ev", "geie", "gie", "ggmbh", "gmbh", "hf",
    "ike", "inc", "incorporated", "kft", "kg", "kda", "lda", "limited", "llc", "llp", "ltd", "mbh", "nv", "nyrt", "oe",
    "ood", "oood", "oy", "oyj", "ou", "plc", "pty", "sa", "sae", "sal", "sarl", "sas", "sasu", "sca", "scarl", "scop",
    "scrl", "se", "sia", "sl", "slp", "slu", "snc", "soc", "sociedad", "sp", "spa", "spj", "spzoo", "spol", "sprl",
    "srl",
    "srls", "sro", "stiftung", "uab", "unipersonal", "vzw", "zoo", "zrt",
  ]

  private static let smallWords: Set<String> = [
    "a", "and", "da", "das", "de", "del", "der", "des", "di", "die", "do", "dos", "du", "e", "et", "for", "fur", "i",
    "in",
    "la", "le", "les", "of", "os", "per", "pour", "the", "und", "van", "y", "z", "za",
  ]

  /// Words of several languages, and their short forms, under one.
  private static let oneSpelling: [String: String] = {
    let groups: [[String]] = [
      [
        "university", "univ", "universitat", "universitaet", "universite", "universita", "universidad", "universidade",
        "univerza", "uniwersytet", "universiteit", "universitet", "univerzita", "universitatea",
      ],
      ["institute", "inst", "institut", "instituto", "istituto", "instytut", "institutt", "institutul", "insitut"],
      [
        "technology", "tech", "technologies", "tecnologia", "tecnologias", "technologie", "technologien", "tehnologija",
      ],
      ["technical", "technische", "techniczna", "tecnica", "technique", "teknisk", "tekniska"],
      ["research", "recherche", "forschung", "investigacion", "investigacao", "ricerca", "ricerche"],
      ["center", "centre", "centro", "zentrum", "centrum", "centar", "ctr"],
      ["national", "nacional", "nazionale", "narodni", "natl"],
      ["international", "internacional", "internazionale", "intl"],
      ["association", "assoc", "asociacion", "associacao", "associazione", "verein"],
      ["foundation", "fundacion", "fundacao", "fondazione", "fondation", "fundacja"],
      ["engineering", "eng", "ingenieria", "engenharia", "ingegneria"],
      ["manufacturing", "mfg"], ["department", "dept"], ["saint", "st"],
      ["group", "grupo", "gruppo", "groupe", "gruppe"],
    ]
    var words: [String: String] = [:]
    for group in groups { for word in group.dropFirst() { words[word] = group[0] } }
    return words
  }()
}
