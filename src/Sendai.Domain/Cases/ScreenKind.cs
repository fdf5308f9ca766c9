namespace Sendai.Domain.Cases;

/// <summary>What in a text could identify somebody.</summary>
public enum ScreenKind
{
    /// <summary>The name of a person, or part of it.</summary>
    Name,

    /// <summary>A telephone or fax number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A postal code.</summary>
    PostalCode,

    /// <summary>An address below the name of the town: 丁目, 番地, a building with a room.</summary>
    Address,

    /// <summary>The day on which somebody was born.</summary>
    BirthDate,

    /// <summary>個人番号, twelve digits with a check digit.</summary>
    MyNumber,

    /// <summary>The number of a certificate, a handbook, an insurance, a card of a clinic.</summary>
    CertificateNumber,

    /// <summary>The number of a bank account.</summary>
    BankAccount,

    /// <summary>An id in a social network or messenger.</summary>
    SocialId,

    /// <summary>The plate of a vehicle.</summary>
    Plate,

    /// <summary>Several things, harmless alone, that identify together: a rare illness, a small area, an age.</summary>
    Combination,
}
