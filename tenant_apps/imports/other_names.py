"""How other programs and other languages call the columns of an item: lower case, without spaces, signs and accents."""

_ITEM_NAMES = {
    "sku": """itemno itemnumber styleno style stylenumber vendorstyle variantsku article articleno ref reference
        artikelnummer artikelnr artnr codigo codice stokkodu urunkodu الکود رقمالصنف артикул""",
    "barcode": "barkod strichcode codebarre codigodebarras codiceabarre بارکود штрихкод",
    "name": """itemname itemdescription producttitle bezeichnung artikel artikelbezeichnung designation libelle
        descripcion nombre descrizione nome urunadı ad الاسم الصنف наименование название""",
    "category": """producttype department warengruppe kategorie famille categorie categoria kategori الفیه
        категория""",
    "metal": """metaltype alloy materialtype legierung edelmetall matiere metallo maden المعدن металл
        материал""",
    "fineness": "metalpurity feingehalt karatage ayar titre titolo العیار проба",
    "gross_weight": """grossweight grosswt grwt wt weightg weightgr totalweight variantgrams gewicht bruttogewicht
        gewichtg poids poidsbrut peso pesolordo agırlık gram الوزن вес""",
    "stone_weight": "stonewt lessweight lesswt steingewicht",
    "net_weight": "netwt ntwt metalweight nettogewicht goldgewicht poidsnet pesoneto pesonetto netagırlık",
    "making_amount": "labourcharge laborcost makingcharges fasson iscilik",
    "fixed_price": """retailprice retail msrp sellingprice variantprice tagprice verkaufspreis vk vkpreis preis prix
        prixdevente precio prezzo satısfiyatı fiyat السعر цена""",
    "unit_cost": "costperitem wholesale einkaufspreis ek ekpreis prixachat costo alısfiyatı التکلفه себестоимость",
    "low_stock_at": "reorderpoint mindestbestand",
    "stone_carat": "ctw tcw diamondweight totalcarat stonecarats karatgewicht",
    "certificate_number": "certno reportnumber zertifikat",
    "quantity": """qtyonhand qoh quantityonhand variantinventoryqty stocklevel bestand menge lagerbestand quantite
        cantidad existencias quantita giacenza adet stok الکمیه количество остаток""",
}
OTHER_ITEM_NAMES: dict[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _ITEM_NAMES.items()}
