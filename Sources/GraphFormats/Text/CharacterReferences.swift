/// The named references that tools write into formats which have none of their own: the five of XML, and those that HTML
/// has for Latin-1, as the definition of GML wants them.
let referenceNames: [String: Unicode.Scalar] = {
  var names: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
  let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc
    iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """
  for (place, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() {
    names[String(name)] = Unicode.Scalar(UInt8(0xA0 + place))
  }
  return names
}()

/// A text with its numeric references such as `&#381;`, and those of a list of names, as characters.
func decodedReferences(_ text: String, names: [String: Unicode.Scalar] = [:]) -> String {
  var decoded = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let first = rest.first {
    rest.removeFirst()
    guard first == "&", let end = rest.prefix(12).firstIndex(of: ";") else {
      decoded.append(first)
      continue
    }
    let name = String(Substring(rest[..<end]))
    if let scalar = name.hasPrefix("#") ? numericScalar(name.dropFirst()) : names[name] {
      decoded.append(scalar)
      rest = rest[rest.index(after: end)...]
    } else {
      decoded.append(first)
    }
  }
  return String(decoded)
}
