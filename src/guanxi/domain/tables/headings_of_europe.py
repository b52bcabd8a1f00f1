"""What columns are called in German, French, Spanish, Italian and Dutch.

In the form of `headings.COMMON`, to which this adds. Accents may be left out by who writes a
heading; umlauts written out (Waehrung) stand here beside the others.
"""

from typing import Final

IN_EUROPE: Final[dict[str, str]] = {
    "po_number": (
        "Bestellnummer | Bestellnr | Bestell-Nr | Bestellung | Bestellung Nr | Auftragsnummer | "
        "Auftragsnr | Auftrag | Einkaufsbeleg | Numéro de commande | N° commande | "
        "N° de commande | No de commande | Réf. commande | Référence commande | Bon de commande | "
        "Commande | Commande fournisseur | Número de pedido | N° pedido | N° de pedido | "
        "No de pedido | Pedido | Orden de compra | N° de orden de compra | N° orden de compra | "
        "OC | Numero ordine | N. ordine | N° ordine | Nr ordine | Ordine | Ordine d'acquisto | "
        "Rif. ordine | Bestelnummer | Inkoopordernummer | Inkooporder | Ordernummer"
    ),
    "supplier_name": (
        "Lieferant | Lieferantenname | Hersteller | Kreditor | Name des Lieferanten | "
        "Fournisseur | Nom du fournisseur | Fabricant | Usine | Tiers | Proveedor | "
        "Nombre del proveedor | Nombre proveedor | Fabricante | Fábrica | Fornitore | "
        "Nome fornitore | Ragione sociale | Produttore | Leverancier | Naam leverancier | "
        "Leveranciersnaam"
    ),
    "supplier_code": (
        "Lieferantennummer | Lieferanten-Nr | Lieferantennr | Lief.-Nr | Kreditorennummer | "
        "Kreditoren-Nr | Code fournisseur | N° fournisseur | Código proveedor | "
        "Código de proveedor | Codice fornitore | Leveranciersnummer | Leverancierscode"
    ),
    "line_number": (
        "Positionsnummer | Pos.-Nr | Bestellposition | Belegposition | Ligne | N° ligne | "
        "N° de ligne | Línea | N° línea | Riga | N. riga | Regel | Regelnummer | Orderregel"
    ),
    "item": (
        "Artikelbezeichnung | Artikelname | Bezeichnung | Kurztext | Produktname | "
        "Materialkurztext | ~Artikel | ~Produkt | ~Ware | ~Beschreibung | Désignation | Libellé | "
        "Libellé article | Nom du produit | Désignation article | ~Produit | Nombre del producto | "
        "Descripción del producto | ~Descripción | ~Producto | ~Artículo | Descrizione articolo | "
        "Nome prodotto | ~Descrizione | ~Articolo | ~Prodotto | Artikelomschrijving | "
        "Omschrijving | Productnaam | ~Product"
    ),
    "variant": (
        "Variante | Farbe | Größe | Ausführung | Modell | Couleur | Taille | Modèle | Talla | "
        "Tamaño | Modelo | Colore | Taglia | Modello | Kleur | Maat | Uitvoering"
    ),
    "sku": (
        "Artikelnummer | Artikel-Nr | Artikelnr | Art.-Nr | Materialnummer | Material-Nr | "
        "Sachnummer | Teilenummer | Référence article | Réf. article | Référence produit | "
        "Réf. produit | Code article | Code produit | Código de producto | Código producto | "
        "Código de artículo | Código artículo | Codice articolo | Cod. articolo | "
        "Codice prodotto | Artikelcode | Productcode"
    ),
    "unit": (
        "Einheit | Mengeneinheit | Bestellmengeneinheit | ME | Unité | Unité de mesure | Unidad | "
        "Unidad de medida | Unità di misura | UM | U.M. | Eenheid"
    ),
    "unit_price": (
        "Einzelpreis | Stückpreis | Einkaufspreis | EK-Preis | EK | Preis pro Stück | "
        "Preis je Einheit | Nettopreis | E-Preis | ~Preis | Prix unitaire | Prix unitaire HT | "
        "PU | PU HT | P.U. | Prix d'achat | ~Prix | Precio unitario | Precio de compra | "
        "P. unitario | ~Precio | Prezzo unitario | Prezzo d'acquisto | ~Prezzo | Stukprijs | "
        "Prijs per stuk | Eenheidsprijs | Inkoopprijs | ~Prijs"
    ),
    "pack_size": (
        "Stück pro Karton | Stück je Karton | Stück/Karton | VE | VPE | Verpackungseinheit | "
        "Pièces par carton | Piezas por caja | Pezzi per cartone | Stuks per doos"
    ),
    "total": (
        "Positionswert | Positionsbetrag | Zeilenbetrag | Nettobetrag | Nettowert | "
        "Nettobestellwert | ~Gesamtpreis | ~Gesamtbetrag | ~Gesamtwert | ~Gesamt | ~Betrag | "
        "~Summe | Montant ligne | Montant HT | Total HT | Total ligne | ~Montant | "
        "~Montant total | ~Prix total | Importe línea | ~Importe | ~Importe total | "
        "~Precio total | Importo riga | ~Importo | ~Importo totale | ~Prezzo totale | ~Totale | "
        "Regeltotaal | Regelbedrag | ~Bedrag | ~Totaalbedrag | ~Totaal | ~Totaalprijs"
    ),
    "currency": (
        "Währung | Waehrung | Währungscode | Belegwährung | Devise | Monnaie | Moneda | Divisa | "
        "Valuta"
    ),
    "incoterm": (
        "Lieferbedingung | Lieferbedingungen | Conditions de livraison | Condiciones de entrega | "
        "Termini di consegna | Leveringsvoorwaarden | Leveringscondities"
    ),
    "place": (
        "Lieferort | Ort | Verladehafen | Lieu de livraison | Port de chargement | "
        "Lugar de entrega | Puerto de carga | Puerto de embarque | Luogo di consegna | "
        "Porto di carico | Porto d'imbarco | Plaats van levering | Laadhaven"
    ),
    "country": "Land | Bestimmungsland | Pays | Pays de destination | País | Paese",
    "order_date": (
        "Bestelldatum | Auftragsdatum | Datum der Bestellung | Bestellt am | ~Belegdatum | "
        "Date de commande | Date commande | Commandé le | Fecha de pedido | Fecha del pedido | "
        "Fecha pedido | Fecha de orden | Fecha de compra | Data ordine | Data dell'ordine | "
        "Besteldatum | Orderdatum"
    ),
    "original_date": (
        "Ursprünglicher Liefertermin | ~Liefertermin | ~Wunschtermin | ~Wunschliefertermin | "
        "~Geplanter Liefertermin | ~Voraussichtliches Lieferdatum | ~Solltermin | "
        "~Fälligkeitsdatum | ~Termin | ~Date de livraison prévue | ~Date prévue de livraison | "
        "~Livraison prévue | ~Date prévue | ~Date de livraison souhaitée | "
        "~Délai de livraison prévu | Date de livraison initiale | ~Fecha de entrega prevista | "
        "~Fecha prevista de entrega | ~Fecha prevista | ~Fecha estimada de entrega | "
        "~Fecha compromiso | Fecha de entrega original | ~Data di consegna prevista | "
        "~Data consegna prevista | ~Consegna prevista | ~Data prevista | ~Data richiesta | "
        "Data di consegna originale | ~Verwachte leverdatum | ~Geplande leverdatum | "
        "~Gewenste leverdatum"
    ),
    "agreed_date": (
        "Bestätigter Termin | Bestätigter Liefertermin | Bestätigtes Lieferdatum | "
        "Bestätigungstermin | Neuer Liefertermin | AB-Termin | Date confirmée | "
        "Date de livraison confirmée | Nouvelle date de livraison | Fecha confirmada | "
        "Fecha de entrega confirmada | Nueva fecha de entrega | Data confermata | "
        "Data di consegna confermata | Data consegna confermata | Bevestigde leverdatum | "
        "Nieuwe leverdatum"
    ),
    "actual_date": (
        "Wareneingang | Wareneingangsdatum | WE-Datum | Tatsächlicher Liefertermin | "
        "Tatsächliches Lieferdatum | Geliefert am | Eingangsdatum | Versanddatum | "
        "Verschiffungsdatum | Date de réception | Date réception | Date de livraison réelle | "
        "Date de livraison effective | Livré le | Date d'expédition | Fecha de recepción | "
        "Fecha recepción | Fecha de entrega real | Fecha real de entrega | Fecha de envío | "
        "Fecha de embarque | Data di ricevimento | Data ricevimento | Data di consegna effettiva | "
        "Data consegna effettiva | Data di spedizione | Data spedizione | Ontvangstdatum | "
        "Werkelijke leverdatum | Geleverd op | Verzenddatum"
    ),
    "arrival_date": (
        "Ankunftsdatum | Ankunft | Date d'arrivée | Fecha de llegada | Data di arrivo | "
        "Data arrivo | Aankomstdatum"
    ),
    "deposit": (
        "Anzahlung | Anzahlungsbetrag | Acompte | Montant acompte | Anticipo | Acconto | "
        "Aanbetaling"
    ),
    "deposit_date": (
        "Anzahlung am | Anzahlungsdatum | Date acompte | Fecha anticipo | Data acconto | "
        "Datum aanbetaling"
    ),
    "balance": "Restzahlung | Restbetrag | Schlusszahlung | ~Solde | ~Saldo | Restbetaling",
    "balance_date": (
        "Restzahlung am | Restzahlung Datum | Date solde | Fecha saldo | Data saldo | "
        "Datum restbetaling"
    ),
    "payment_terms": (
        "Zahlungsbedingung | Zahlungsbedingungen | Zahlungsziel | Conditions de paiement | "
        "Condiciones de pago | Forma de pago | Condizioni di pagamento | Termini di pagamento | "
        "Betalingsvoorwaarden | Betaalvoorwaarden"
    ),
    "freight": (
        "Fracht | Frachtkosten | Versandkosten | Fret | Frais de transport | Frais de port | "
        "Flete | Gastos de envío | Trasporto | Spese di trasporto | Spese di spedizione | Nolo | "
        "Vracht | Vrachtkosten | Verzendkosten"
    ),
    "insurance": "Versicherung | Assurance | Seguro | Assicurazione | Verzekering",
    "duty": (
        "Zoll | Zollabgaben | Droits de douane | Aranceles | Arancel | Dazi | Dazio | Invoerrechten"
    ),
    "other_costs": (
        "Sonstige Kosten | Nebenkosten | Autres frais | Otros gastos | Otros costes | "
        "Altre spese | Altri costi | Overige kosten"
    ),
    "quantity_accepted": (
        "Gutmenge | Angenommene Menge | Quantité acceptée | Quantité conforme | "
        "Cantidad aceptada | Quantità accettata | Aantal goedgekeurd"
    ),
    "quantity_rejected": (
        "Ausschuss | Ausschussmenge | Zurückgewiesene Menge | Reklamierte Menge | "
        "Quantité refusée | Quantité rejetée | Cantidad rechazada | Quantità respinta | "
        "Quantità rifiutata | Aantal afgekeurd"
    ),
    "status": "Bestellstatus | Statut | État | Estado | Stato | Stato ordine",
    "note": (
        "Bemerkung | Bemerkungen | Notiz | Anmerkung | Kommentar | Hinweis | Remarque | "
        "Remarques | Commentaire | Commentaires | Observations | Observaciones | Comentarios | "
        "Notas | Nota | Osservazioni | Opmerking | Opmerkingen"
    ),
}
