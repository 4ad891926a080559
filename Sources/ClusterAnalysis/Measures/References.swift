extension Explanation.Reference {
  static let barrat2004 = Self(
    "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:3747", doi: "10.1073/pnas.0400087101")
  static let batagelj2011 = Self(
    "Batagelj & Zaveršnik 2011, Advances in Data Analysis and Classification 5:129", doi: "10.1007/s11634-010-0079-y")
  static let blau1977 = Self("Blau 1977, Inequality and Heterogeneity, Free Press, New York")
  static let boldi2014 = Self("Boldi & Vigna 2014, Internet Mathematics 10:222", doi: "10.1080/15427951.2013.865686")
  static let bonacich1972 = Self(
    "Bonacich 1972, Journal of Mathematical Sociology 2:113", doi: "10.1080/0022250X.1972.9989806")
  static let borgatti1997 = Self("Borgatti 1997, Unpacking Burt’s redundancy measures, Connections 20(1):35")
  static let brandes2001 = Self(
    "Brandes 2001, Journal of Mathematical Sociology 25:163", doi: "10.1080/0022250X.2001.9990249")
  static let brandes2008 = Self("Brandes 2008, Social Networks 30:136", doi: "10.1016/j.socnet.2007.11.001")
  static let brin1998 = Self("Brin & Page 1998, Computer Networks 30:107", doi: "10.1016/S0169-7552(98)00110-X")
  static let burt1992 = Self("Burt 1992, Structural Holes, Harvard University Press", doi: "10.4159/9780674029095")
  static let burt2004 = Self("Burt 2004, American Journal of Sociology 110:349", doi: "10.1086/421787")
  static let everett2016 = Self("Everett & Valente 2016, Social Networks 44:202", doi: "10.1016/j.socnet.2015.09.001")
  static let fagiolo2007 = Self("Fagiolo 2007, Physical Review E 76:026107", doi: "10.1103/PhysRevE.76.026107")
  static let flom2004 = Self("Flom, Friedman, Strauss & Neaigus 2004, Connections 26(1):62")
  static let freeman1977 = Self("Freeman 1977, Sociometry 40:35", doi: "10.2307/3033543")
  static let freeman1978 = Self("Freeman 1978, Social Networks 1:215", doi: "10.1016/0378-8733(78)90021-7")
  static let girvan2002 = Self("Girvan & Newman 2002, PNAS 99:7821", doi: "10.1073/pnas.122653799")
  static let gould1989 = Self("Gould & Fernandez 1989, Sociological Methodology 19:89", doi: "10.2307/270949")
  static let guimera2005 = Self("Guimerà & Amaral 2005, Nature 433:895", doi: "10.1038/nature03288")
  static let guns2015 = Self(
    "Guns & Rousseau 2015, Frontiers of Information Technology & Electronic Engineering 16:311",
    doi: "10.1631/FITEE.1400425")
  static let hopcroft1973 = Self(
    "Hopcroft & Tarjan 1973, Communications of the ACM 16:372", doi: "10.1145/362248.362272")
  static let krackhardt1988 = Self(
    "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123", doi: "10.2307/2786835")
  static let latora2001 = Self(
    "Latora & Marchiori 2001, Physical Review Letters 87:198701", doi: "10.1103/PhysRevLett.87.198701")
  static let leicht2008 = Self(
    "Leicht & Newman 2008, Physical Review Letters 100:118703", doi: "10.1103/PhysRevLett.100.118703")
  static let marchiori2000 = Self("Marchiori & Latora 2000, Physica A 285:539", doi: "10.1016/S0378-4371(00)00311-3")
  static let newman2003 = Self("Newman 2003, Physical Review E 67:026126", doi: "10.1103/PhysRevE.67.026126")
  static let newmanGirvan2004 = Self(
    "Newman & Girvan 2004, Physical Review E 69:026113", doi: "10.1103/PhysRevE.69.026113")
  static let seidman1983 = Self("Seidman 1983, Social Networks 5:269", doi: "10.1016/0378-8733(83)90028-X")
  static let tarjan1974 = Self("Tarjan 1974, Information Processing Letters 2:160", doi: "10.1016/0020-0190(74)90003-9")
  static let wasserman1994 = Self(
    "Wasserman & Faust 1994, Social Network Analysis, Cambridge University Press", doi: "10.1017/CBO9780511815478")
  static let watts1998 = Self("Watts & Strogatz 1998, Nature 393:440", doi: "10.1038/30918")
}
