extension Explanation.Reference {
  static let agresti1978 = Self(
    "Agresti & Agresti 1978, Sociological Methodology 9:204", doi: "10.2307/270810")
  static let barrat2004 = Self(
    "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:3747", doi: "10.1073/pnas.0400087101")
  static let batagelj2011 = Self(
    "Batagelj & Zaveršnik 2011, Advances in Data Analysis and Classification 5:129", doi: "10.1007/s11634-010-0079-y")
  static let battiston2014 = Self(
    "Battiston, Nicosia & Latora 2014, Physical Review E 89:032804", doi: "10.1103/PhysRevE.89.032804")
  static let blau1977 = Self("Blau 1977, Inequality and Heterogeneity, Free Press, New York")
  static let blondel2008 = Self(
    "Blondel, Guillaume, Lambiotte & Lefebvre 2008, Journal of Statistical Mechanics P10008",
    doi: "10.1088/1742-5468/2008/10/P10008")
  static let boldi2014 = Self("Boldi & Vigna 2014, Internet Mathematics 10:222", doi: "10.1080/15427951.2013.865686")
  static let bonacich1972 = Self(
    "Bonacich 1972, Journal of Mathematical Sociology 2:113", doi: "10.1080/0022250X.1972.9989806")
  static let borgatti1997 = Self("Borgatti 1997, Unpacking Burt’s redundancy measures, Connections 20(1):35")
  static let borgatti2006 = Self(
    "Borgatti 2006, Computational & Mathematical Organization Theory 12:21", doi: "10.1007/s10588-006-7084-x")
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
  static let garlaschelli2004 = Self(
    "Garlaschelli & Loffredo 2004, Physical Review Letters 93:268701", doi: "10.1103/PhysRevLett.93.268701")
  static let girvan2002 = Self("Girvan & Newman 2002, PNAS 99:7821", doi: "10.1073/pnas.122653799")
  static let gould1989 = Self("Gould & Fernandez 1989, Sociological Methodology 19:89", doi: "10.2307/270949")
  static let guimera2005 = Self("Guimerà & Amaral 2005, Nature 433:895", doi: "10.1038/nature03288")
  static let guns2015 = Self(
    "Guns & Rousseau 2015, Frontiers of Information Technology & Electronic Engineering 16:311",
    doi: "10.1631/FITEE.1400425")
  static let hage1995 = Self(
    "Hage & Harary 1995, Social Networks 17:57", doi: "10.1016/0378-8733(94)00248-9")
  static let hamilton2020 = Self(
    "Hamilton, Hileman & Bodin 2020, Social Networks 61:1", doi: "10.1016/j.socnet.2019.08.002")
  static let hopcroft1973 = Self(
    "Hopcroft & Tarjan 1973, Communications of the ACM 16:372", doi: "10.1145/362248.362272")
  static let hwang2008 = Self(
    "Hwang, Kim, Ramanathan & Zhang 2008, KDD ’08, 336", doi: "10.1145/1401890.1401934")
  static let jensen2016 = Self(
    "Jensen and others 2016, Journal of Complex Networks 4:319", doi: "10.1093/comnet/cnv022")
  static let jones2021 = Self(
    "Jones, Ma & McNally 2021, Multivariate Behavioral Research 56:353", doi: "10.1080/00273171.2019.1614898")
  static let katz1953 = Self(
    "Katz 1953, Psychometrika 18:39", doi: "10.1007/BF02289026")
  static let kleinberg1999 = Self(
    "Kleinberg 1999, Journal of the ACM 46:604", doi: "10.1145/324133.324140")
  static let krackhardt1988 = Self(
    "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123", doi: "10.2307/2786835")
  static let latapy2008 = Self(
    "Latapy, Magnien & Del Vecchio 2008, Social Networks 30:31", doi: "10.1016/j.socnet.2007.04.006")
  static let latora2001 = Self(
    "Latora & Marchiori 2001, Physical Review Letters 87:198701", doi: "10.1103/PhysRevLett.87.198701")
  static let leicht2008 = Self(
    "Leicht & Newman 2008, Physical Review Letters 100:118703", doi: "10.1103/PhysRevLett.100.118703")
  static let marchiori2000 = Self("Marchiori & Latora 2000, Physica A 285:539", doi: "10.1016/S0378-4371(00)00311-3")
  static let newmanStrogatz2001 = Self(
    "Newman, Strogatz & Watts 2001, Physical Review E 64:026118", doi: "10.1103/PhysRevE.64.026118")
  static let moody2001 = Self("Moody 2001, American Journal of Sociology 107:679", doi: "10.1086/338954")
  static let newman2003 = Self("Newman 2003, Physical Review E 67:026126", doi: "10.1103/PhysRevE.67.026126")
  static let newmanGirvan2004 = Self(
    "Newman & Girvan 2004, Physical Review E 69:026113", doi: "10.1103/PhysRevE.69.026113")
  static let raghavan2007 = Self(
    "Raghavan, Albert & Kumara 2007, Physical Review E 76:036106", doi: "10.1103/PhysRevE.76.036106")
  static let robins2004 = Self(
    "Robins & Alexander 2004, Computational & Mathematical Organization Theory 10:69",
    doi: "10.1023/B:CMOT.0000032580.12184.c0")
  static let seidman1983 = Self("Seidman 1983, Social Networks 5:269", doi: "10.1016/0378-8733(83)90028-X")
  static let shannon1948 = Self(
    "Shannon 1948, Bell System Technical Journal 27:379", doi: "10.1002/j.1538-7305.1948.tb01338.x")
  static let stirling2007 = Self(
    "Stirling 2007, Journal of the Royal Society Interface 4:707", doi: "10.1098/rsif.2007.0213")
  static let tarjan1974 = Self("Tarjan 1974, Information Processing Letters 2:160", doi: "10.1016/0020-0190(74)90003-9")
  static let teachman1980 = Self(
    "Teachman 1980, Sociological Methods & Research 8:341", doi: "10.1177/004912418000800305")
  static let traag2019 = Self(
    "Traag, Waltman & van Eck 2019, Scientific Reports 9:5233", doi: "10.1038/s41598-019-41695-z")
  static let valente2010 = Self("Valente & Fujimoto 2010, Social Networks 32:212", doi: "10.1016/j.socnet.2010.03.003")
  static let wasserman1994 = Self(
    "Wasserman & Faust 1994, Social Network Analysis, Cambridge University Press", doi: "10.1017/CBO9780511815478")
  static let watts1998 = Self("Watts & Strogatz 1998, Nature 393:440", doi: "10.1038/30918")
  static let yule1912 = Self("Yule 1912, Journal of the Royal Statistical Society 75:579", doi: "10.2307/2340126")
}
